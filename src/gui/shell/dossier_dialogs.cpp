#include "comptoir/gui/shell/dossier_dialogs.h"

#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

namespace comptoir::gui {

namespace {
constexpr int k_recent_max = 6;

// The one place where "now" is read before a dossier is open.
Date today_of(const app::OpenOptions& options) {
    return local_day(options.clock ? options.clock->now() : SystemClock().now());
}

std::string file_name_of(const std::string& company) {
    QString name;
    for (const QChar c : q(company).normalized(QString::NormalizationForm_D).toLower())
        if (c.isLetterOrNumber() && c.unicode() < 128)
            name += c;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('-')) && c.isSpace())
            name += QLatin1Char('-');
    return (name.isEmpty() ? QStringLiteral("dossier") : name).toStdString() + ".comptoir";
}

} // namespace

void open_workspace(QObject* context, const std::filesystem::path& path, app::OpenOptions options,
                    std::unique_ptr<app::Workspace> before,
                    std::function<void(OpenedDossier)> done) {
    // A shared pointer, since pool work must be copyable; the job is its only user.
    auto closing = std::make_shared<std::unique_ptr<app::Workspace>>(std::move(before));
    run_apart(
        context,
        [path, options, closing] {
            closing->reset();
            OpenedDossier opened;
            opened.path = path;
            opened.workspace = app::Workspace::open(path, options);
            if (opened.workspace)
                opened.info = (*opened.workspace)->dossier();
            return opened;
        },
        [done](OpenedDossier opened) { done(std::move(opened)); });
}

void open_dossier_chooser(QWidget* window,
                          std::function<void(const std::filesystem::path&)> chosen) {
    auto* dialog = new QFileDialog(
        window, StartPage::tr("Open a dossier"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        StartPage::tr("Comptoir dossiers (*.comptoir *.ledger *.sqlite);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setLabelText(QFileDialog::Accept, StartPage::tr("Open"));
    QObject::connect(dialog, &QFileDialog::fileSelected, window,
                     [chosen](const QString& name) { chosen(name.toStdString()); });
    dialog->open();
}

void open_new_dossier_dialog(Surroundings surroundings, QWidget* window,
                             const app::OpenOptions& options,
                             std::function<void(const std::filesystem::path&)> created) {
    auto* dialog = new FormDialog(surroundings, StartPage::tr("New dossier"), window);
    dialog->set_introduction(StartPage::tr("One dossier is one company and one file. Its journals "
                                           "and its chart of accounts are made at once."));
    auto* company = new QLineEdit(dialog);
    company->setObjectName(QStringLiteral("company"));
    auto* number = new QLineEdit(dialog);
    auto* chart = new QComboBox(dialog);
    chart->addItem(StartPage::tr("France, plan comptable général"),
                   static_cast<int>(ledger::Chart::Pcg));
    chart->addItem(StartPage::tr("Belgium, PCMN"), static_cast<int>(ledger::Chart::Pcmn));
    chart->addItem(StartPage::tr("Switzerland, PME"), static_cast<int>(ledger::Chart::Kmu));
    auto* from = new DayEdit(surroundings.words, dialog);
    auto* to = new DayEdit(surroundings.words, dialog);
    const Date today = today_of(options);
    from->set_day(Date::from_ymd(today.year(), 1, 1).value_or(today));
    to->set_day(Date::from_ymd(today.year(), 12, 31).value_or(today));
    auto* owner = new QLineEdit(qEnvironmentVariable("USER"), dialog);
    dialog->add_row(StartPage::tr("&Company"), company);
    dialog->add_row(StartPage::tr("Company &number"), number,
                    StartPage::tr("SIREN, BCE or UID; optional."));
    dialog->add_row(StartPage::tr("C&hart of accounts"), chart);
    dialog->add_row(StartPage::tr("Financial year &from"), from);
    dialog->add_row(StartPage::tr("Financial year &to"), to);
    dialog->add_row(StartPage::tr("&Your name"), owner,
                    StartPage::tr("Stands beside every act in the log."));
    dialog->set_act(StartPage::tr("Create the dossier…"), [=] {
        app::NewDossier wanted;
        wanted.company = company->text().trimmed().toStdString();
        wanted.company_number = number->text().trimmed().toStdString();
        wanted.chart = static_cast<ledger::Chart>(chart->currentData().toInt());
        wanted.year = DateRange{from->day(), to->day()};
        wanted.owner = owner->text().trimmed().toStdString();
        if (wanted.company.empty())
            return dialog->show_problem(StartPage::tr("Type the name of the company first."));
        auto* place =
            new QFileDialog(dialog, StartPage::tr("Where to keep the dossier"),
                            QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        place->setAttribute(Qt::WA_DeleteOnClose);
        place->setAcceptMode(QFileDialog::AcceptSave);
        place->setDefaultSuffix(QStringLiteral("comptoir"));
        place->setLabelText(QFileDialog::Accept, StartPage::tr("Create"));
        place->selectFile(q(file_name_of(wanted.company)));
        QObject::connect(place, &QFileDialog::fileSelected, dialog, [=](const QString& name) {
            dialog->set_busy(true);
            const std::filesystem::path path = name.toStdString();
            run_apart(
                dialog,
                [path, wanted, options] { return app::Workspace::create(path, wanted, options); },
                [dialog, path, created](Result<app::Workspace::Created> made) {
                    if (!made)
                        return dialog->show_error(made.error());
                    dialog->accept();
                    created(path);
                });
        });
        place->open();
    });
    dialog->open();
}

void open_books_dialog(Session& session, MessageBar& messages, QWidget* window,
                       const std::vector<std::filesystem::path>& files) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  StartPage::tr("Import the books"), window);
    dialog->set_introduction(StartPage::tr("From %1. Everything comes in, or nothing does.")
                                 .arg(q(files.front().filename().string())));
    auto* until = new DayEdit(session.words(), dialog);
    until->set_day(session.today());
    dialog->add_row(
        StartPage::tr("Bank rows &before"), until,
        StartPage::tr("Rows of bank accounts dated before this day count as seen on a statement: "
                      "choose the first day of your first statement."));
    dialog->set_act(StartPage::tr("Import"), [=, &session, &messages] {
        const auto job = session.jobs().begin(StartPage::tr("Importing the books", "long work"));
        app::BooksImport request;
        request.files = files;
        request.pointed_until = until->day();
        request.work = work_of(job);
        dialog->set_busy(true);
        command(
            session, dialog,
            [request](app::Writer& writer) { return app::import_books(writer, request); },
            [job, dialog, &session, &messages](Result<app::BooksReport> report) {
                session.jobs().end(job);
                if (!report)
                    return dialog->show_error(report.error());
                dialog->accept();
                const Words& words = session.words();
                QStringList doubts;
                for (const Diagnostic& doubt : report->warnings)
                    doubts << words.sentence(doubt);
                messages.show_message(
                    StartPage::tr("%1 entries, %2 third parties and %3 open items came in.")
                        .arg(words.count(report->entries), words.count(report->parties),
                             words.count(report->open_items)),
                    doubts.isEmpty() ? Tone::Ok : Tone::Warn, doubts.join(QLatin1Char('\n')));
            });
    });
    dialog->open();
}

StartPage::StartPage(Surroundings surroundings, QAction* new_dossier, QAction* open,
                     QAction* intake, QWidget* parent)
    : QWidget(parent), m_surroundings(surroundings) {
    setObjectName(QStringLiteral("start_page"));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(16, 16, 16, 16);
    m_messages = new MessageBar(surroundings, this);
    whole->addWidget(m_messages);
    whole->addStretch(2);
    auto* card = new QWidget(this);
    card->setMaximumWidth(560);
    auto* column = new QVBoxLayout(card);
    column->setSpacing(12);
    m_title = role_label("title", card);
    m_sentence = role_label("dim", card);
    m_sentence->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(new ActionButton(open, surroundings.theme, true, card));
    buttons->addWidget(new ActionButton(new_dossier, surroundings.theme, false, card));
    buttons->addStretch(1);
    column->addLayout(buttons);
    auto* second = new QHBoxLayout; // its words are long in every language
    second->addWidget(new ActionButton(intake, surroundings.theme, false, card));
    second->addStretch(1);
    column->addLayout(second);
    m_recent_title = role_label("strong", card);
    column->addSpacing(12);
    column->addWidget(m_recent_title);
    m_recent = new QWidget(card);
    new QVBoxLayout(m_recent);
    m_recent->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_recent);
    auto* centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(card, 4);
    centre->addStretch(1);
    whole->addLayout(centre);
    whole->addStretch(3);
    retranslate();
    show_recent({});
}

void StartPage::retranslate() {
    m_title->setText(tr("Open a dossier to begin"));
    m_sentence->setText(tr("A dossier holds the books of one company, its bank statements, its "
                           "invoices and its payments."));
    m_recent_title->setText(tr("Opened lately"));
}

void StartPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StartPage::show_recent(const QStringList& paths) {
    qDeleteAll(m_recent->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly));
    int shown = 0;
    for (const QString& path : paths) {
        if (shown++ == k_recent_max)
            break;
        auto* button = new QPushButton(QFileInfo(path).completeBaseName(), m_recent);
        button->setProperty("role", "link");
        button->setToolTip(QDir::toNativeSeparators(path));
        m_recent->layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, path] { emit path_chosen(path); });
    }
    m_recent_title->setVisible(shown > 0);
}

} // namespace comptoir::gui
