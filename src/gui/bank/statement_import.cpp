#include "comptoir/gui/bank/statement_import.h"

#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QSettings>

namespace comptoir::gui {

namespace {

constexpr std::string_view k_no_journal = "bank.account_without_journal";
constexpr std::string_view k_mismatch = "bank.balance_mismatch";

QString param(const Params& params, std::string_view name) {
    for (const Param& each : params)
        if (each.name == name)
            if (const auto* text = std::get_if<std::string>(&each.value))
                return q(*text);
    return {};
}

} // namespace

StatementImport::StatementImport(Session& session, MessageBar& messages, QWidget* window)
    : QObject(window), m_session(session), m_messages(messages), m_window(window) {}

void StatementImport::choose_files() {
    auto* dialog =
        new QFileDialog(m_window, tr("Import bank statements"),
                        QSettings().value(QStringLiteral("folders/statements")).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        std::vector<std::filesystem::path> files;
        for (const QString& name : names)
            files.emplace_back(name.toStdString());
        if (!files.empty())
            QSettings().setValue(QStringLiteral("folders/statements"),
                                 q(files.front().parent_path().string()));
        start(files);
    });
    dialog->open();
}

void StatementImport::start(const std::vector<std::filesystem::path>& files, bool accept_mismatch) {
    if (files.empty())
        return;
    const auto job = m_session.jobs().begin(
        tr("Importing %1", "long work").arg(q(files.front().filename().string())));
    app::ImportRequest request;
    request.files = files;
    request.accept_mismatch = accept_mismatch;
    request.work = work_of(job);
    command(
        m_session, this,
        [request](app::Writer& writer) { return app::import_files(writer, request); },
        [this, job, files](Result<app::ImportReport> report) {
            m_session.jobs().end(job);
            if (report)
                tell(*report, files);
            else
                tell_failure(report.error(), files);
            emit finished();
        });
}

void StatementImport::tell(const app::ImportReport& report,
                           const std::vector<std::filesystem::path>& files) {
    const Words& words = m_session.words();
    std::int64_t fresh = 0, known = 0, doubtful = 0;
    std::vector<bank::StatementId> made;
    for (const app::ImportedStatement& statement : report.statements) {
        fresh += statement.lines_new;
        known += statement.lines_known;
        doubtful += statement.lines_doubtful;
        if (statement.id)
            made.push_back(statement.id);
    }
    QStringList sentences;
    sentences << (made.empty() ? tr("Nothing new: these files were imported before.")
                               : tr("%n statement(s) imported, new lines: %1.", nullptr,
                                    static_cast<int>(made.size()))
                                     .arg(words.count(fresh)));
    if (known > 0)
        sentences << tr("%n lines were already known.", nullptr, static_cast<int>(known));
    if (doubtful > 0)
        sentences << tr("%n lines may repeat others: look at them under To control.", nullptr,
                        static_cast<int>(doubtful));
    QStringList details;
    QString without_journal;
    for (const app::LeftOut& left : report.left_out) {
        details << words.sentence(
            Diagnostic{Diagnostic::Severity::Warning, left.reason, left.params, {}});
        if (left.reason.name == k_no_journal)
            without_journal = param(left.params, "iban");
    }
    if (!report.left_out.empty())
        sentences << tr("%n account(s) left out.", nullptr,
                        static_cast<int>(report.left_out.size()));
    for (const Diagnostic& doubt : report.diagnostics)
        details << words.sentence(doubt);
    const bool doubts = doubtful > 0 || !report.left_out.empty();
    m_messages.show_message(sentences.join(QLatin1Char(' ')), doubts ? Tone::Warn : Tone::Ok,
                            details.join(QLatin1Char('\n')));
    if (!without_journal.isEmpty())
        offer_journal(without_journal, files);
    if (made.empty())
        return;
    m_session.did({tr("import of %1", "an act that can be undone; %1 is a file name")
                       .arg(q(files.front().filename().string())),
                   [made](app::Writer& writer) -> Result<void> {
                       for (const bank::StatementId id : made)
                           CT_TRY(app::undo_import(writer, id));
                       return {};
                   }});
    for (const app::ImportedStatement& statement : report.statements)
        if (statement.id) {
            emit imported(q(statement.journal), statement.id.value());
            break;
        }
}

void StatementImport::tell_failure(const Error& error,
                                   const std::vector<std::filesystem::path>& files) {
    m_messages.show_error(error);
    if (error.code.name == k_mismatch)
        m_messages.offer(tr("Import all the same"), [this, files] { start(files, true); });
    if (error.code.name == k_no_journal)
        offer_journal(param(error.params, "iban"), files);
}

void StatementImport::offer_journal(const QString& iban,
                                    const std::vector<std::filesystem::path>& files) {
    m_messages.offer(tr("Add the bank journal…"), [this, iban, files] {
        open_journal_dialog(m_session, m_window, iban,
                            [self = QPointer<StatementImport>(this), files] {
                                if (self)
                                    self->start(files);
                            });
    });
}

void open_journal_dialog(Session& session, QWidget* window, const QString& iban,
                         std::function<void()> done) {
    const Surroundings around{session.theme(), session.words(), session.jobs()};
    auto* dialog = new FormDialog(around, StatementImport::tr("Bank journal"), window);
    dialog->set_introduction(StatementImport::tr(
        "A bank journal ties one account of the bank to one 512 account of the books."));
    auto* code = new QLineEdit(QStringLiteral("BQ"), dialog);
    auto* name = new QLineEdit(dialog);
    auto* account = new QLineEdit(QStringLiteral("512100"), dialog);
    auto* number = new IbanEdit(dialog);
    number->set_iban(Iban::parse(iban.toStdString()));
    dialog->add_row(StatementImport::tr("&Code"), code);
    dialog->add_row(StatementImport::tr("&Name"), name,
                    StatementImport::tr("For example the bank’s name."));
    dialog->add_row(StatementImport::tr("&Account"), account);
    dialog->add_row(StatementImport::tr("&IBAN"), number);
    dialog->set_act(StatementImport::tr("Save the journal"), [=, &session] {
        app::JournalAdd request;
        request.code = code->text().trimmed().toStdString();
        request.name = name->text().trimmed().toStdString();
        request.account = account->text().trimmed().toStdString();
        request.iban = number->iban();
        if (!request.iban)
            return dialog->show_problem(
                StatementImport::tr("This is not a valid IBAN: check its digits."));
        dialog->set_busy(true);
        command(
            session, dialog,
            [request](app::Writer& writer) { return app::add_journal(writer, request); },
            [dialog, done](Result<ledger::Journal> journal) {
                if (!journal)
                    return dialog->show_error(journal.error());
                dialog->accept();
                if (done)
                    done();
            });
    });
    dialog->open();
}

} // namespace comptoir::gui
