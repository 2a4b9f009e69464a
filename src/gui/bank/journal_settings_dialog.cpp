#include "comptoir/gui/bank/journal_settings_dialog.h"

#include "comptoir/app/journal_import.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/journal_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace comptoir::gui {

namespace {

class JournalSettings {
    Q_DECLARE_TR_FUNCTIONS(JournalSettings)
};

// The inputs of the dialog, which owns them.
struct Inputs {
    FormDialog* dialog;
    QComboBox *journal, *format;
    QLineEdit *iban, *folder;
    QCheckBox *digital, *watched, *unattended, *matches, *at_order;

    void follow() const {
        const bool files =
            digital->isChecked() && format->currentData().toString() != q(app::k_feed_format);
        format->setEnabled(digital->isChecked());
        folder->parentWidget()->setEnabled(files);
        watched->setEnabled(files && !folder->text().trimmed().isEmpty());
        unattended->setEnabled(watched->isEnabled() && watched->isChecked());
        matches->setEnabled(digital->isChecked());
    }
    void show(const app::JournalImport& import) const {
        iban->setText(
            q(import.journal.iban ? import.journal.iban->printed() : import.journal.bank_number));
        digital->setChecked(import.digital);
        format->setCurrentIndex(std::max(0, format->findData(q(import.format))));
        folder->setText(q(import.folder.string()));
        watched->setChecked(import.watched);
        unattended->setChecked(import.unattended);
        matches->setChecked(import.matches);
        at_order->setChecked(import.settles_at_order);
        follow();
    }
    app::JournalImportChange change() const {
        app::JournalImportChange change{.journal = journal->currentData().toString().toStdString()};
        change.digital = digital->isChecked();
        change.format = format->currentData().toString().toStdString();
        change.folder = std::filesystem::path(folder->text().trimmed().toStdString());
        change.watched = watched->isEnabled() && watched->isChecked();
        change.unattended = unattended->isEnabled() && unattended->isChecked();
        change.matches = matches->isChecked();
        change.settles_at_order = at_order->isChecked();
        return change;
    }
};

QCheckBox* add_switch(FormDialog* dialog, const char* name, const QString& words) {
    auto* box = new QCheckBox(words, dialog);
    box->setObjectName(QLatin1String(name));
    dialog->add_row(QString(), box);
    box->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    return box;
}

// A field to type a path into, and a button that looks for it.
QLineEdit* add_folder(FormDialog* dialog) {
    auto* both = new QWidget(dialog);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* folder = new QLineEdit(both);
    folder->setObjectName(QStringLiteral("settings_folder"));
    auto* browse = new QPushButton(JournalSettings::tr("&Browse…"), both);
    browse->setAutoDefault(false);
    row->addWidget(folder, 1);
    row->addWidget(browse);
    both->setFocusProxy(folder);
    dialog->add_row(JournalSettings::tr("Fol&der"), both,
                    JournalSettings::tr("Where the bank’s files are put: a path without a file "
                                        "name. The files stay where they are."));
    folder->setAccessibleName(both->accessibleName());
    QWidget::setTabOrder(folder, browse);
    QObject::connect(browse, &QPushButton::clicked, dialog, [dialog, folder] {
        auto* chooser = new QFileDialog(dialog, JournalSettings::tr("Folder of the statements"),
                                        folder->text());
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        chooser->setFileMode(QFileDialog::Directory);
        chooser->setOption(QFileDialog::ShowDirsOnly);
        QObject::connect(chooser, &QFileDialog::fileSelected, folder, &QLineEdit::setText);
        chooser->open();
    });
    return folder;
}

QComboBox* add_formats(FormDialog* dialog) {
    auto* format = new QComboBox(dialog);
    format->setObjectName(QStringLiteral("settings_format"));
    format->addItem(JournalSettings::tr("any format"), QString());
    for (const app::FormatRow& row : app::statement_file_formats())
        format->addItem(q(row.name), q(row.id));
    format->addItem(JournalSettings::tr("bank connection"), q(app::k_feed_format));
    dialog->add_row(JournalSettings::tr("&Format"), format);
    return format;
}

Inputs build(FormDialog* dialog) {
    Inputs inputs{};
    inputs.dialog = dialog;
    inputs.journal = new QComboBox(dialog);
    inputs.journal->setObjectName(QStringLiteral("settings_journal"));
    dialog->add_row(JournalSettings::tr("&Journal"), inputs.journal);
    inputs.iban = new QLineEdit(dialog);
    inputs.iban->setObjectName(QStringLiteral("settings_iban"));
    inputs.iban->setReadOnly(true);
    dialog->add_row(JournalSettings::tr("IBAN"), inputs.iban);
    inputs.digital =
        add_switch(dialog, "settings_digital", JournalSettings::tr("&Point on digital statements"));
    inputs.format = add_formats(dialog);
    inputs.folder = add_folder(dialog);
    inputs.watched = add_switch(dialog, "settings_watched",
                                JournalSettings::tr("&Watch the folder and tell what comes in"));
    inputs.unattended = add_switch(
        dialog, "settings_unattended",
        JournalSettings::tr("&Import it without asking; what fails goes to the quarantine"));
    inputs.matches = add_switch(dialog, "settings_matches",
                                JournalSettings::tr("Match &automatically while importing"));
    inputs.at_order =
        add_switch(dialog, "settings_at_order",
                   JournalSettings::tr("Book pa&yments when their order is exported"));
    inputs.at_order->setToolTip(
        JournalSettings::tr("The bank’s line is only pointed then; else it books the payment"));
    return inputs;
}

// The chosen one is shown whenever another is chosen; what was typed for the one before is dropped.
void show_journals(const Inputs& inputs, std::vector<app::JournalImport> imports,
                   const std::string& journal) {
    if (imports.empty())
        return inputs.dialog->show_problem(JournalSettings::tr(
            "There is no bank journal yet: the first import of a file proposes one."));
    for (const app::JournalImport& each : imports)
        add_journal(inputs.journal, each.journal);
    const auto known = std::make_shared<std::vector<app::JournalImport>>(std::move(imports));
    const auto show = [inputs, known](int index) {
        if (index >= 0 && index < static_cast<int>(known->size()))
            inputs.show((*known)[static_cast<std::size_t>(index)]);
    };
    inputs.journal->setCurrentIndex(std::max(0, inputs.journal->findData(q(journal))));
    show(inputs.journal->currentIndex());
    QObject::connect(inputs.journal, &QComboBox::currentIndexChanged, inputs.dialog, show);
}

void save(Session& session, const Inputs& inputs) {
    if (inputs.journal->currentIndex() < 0)
        return;
    inputs.dialog->set_busy(true);
    command(
        session, inputs.dialog,
        [change = inputs.change()](app::Writer& writer) {
            return app::set_journal_import(writer, change);
        },
        [dialog = inputs.dialog](Result<app::JournalImport> saved) {
            if (!saved)
                return dialog->show_error(saved.error());
            dialog->accept();
        });
}

} // namespace

void open_journal_settings(Session& session, QWidget* window, const std::string& journal) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  JournalSettings::tr("Statements of a journal"), window);
    dialog->setObjectName(QStringLiteral("journal_settings_dialog"));
    dialog->set_introduction(JournalSettings::tr(
        "How the journal takes the bank’s statements in; an import for it begins with these."));
    const Inputs inputs = build(dialog);
    const auto follow = [inputs] { inputs.follow(); };
    QObject::connect(inputs.digital, &QCheckBox::toggled, dialog, follow);
    QObject::connect(inputs.watched, &QCheckBox::toggled, dialog, follow);
    QObject::connect(inputs.format, &QComboBox::currentIndexChanged, dialog, follow);
    QObject::connect(inputs.folder, &QLineEdit::textChanged, dialog, follow);
    query(
        session, dialog, [](app::Reader& reader) { return app::list_journal_imports(reader); },
        [inputs, journal](Result<std::vector<app::JournalImport>> imports) {
            if (!imports)
                return inputs.dialog->show_error(imports.error());
            show_journals(inputs, std::move(*imports), journal);
        });
    dialog->set_act(JournalSettings::tr("Save"), [&session, inputs] { save(session, inputs); });
    dialog->need(session, users::Right::Settings);
    dialog->open();
}

} // namespace comptoir::gui
