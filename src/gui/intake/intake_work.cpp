// What the page does: taking in, showing what came of it, assigning, dropping, printing.
#include "gui/intake/intake_work.h"

#include "comptoir/gui/intake/intake_page.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/table.h"
#include "comptoir/reports/intake_grid_table.h"

#include <QCollator>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QStackedWidget>

#include <algorithm>

namespace comptoir::gui {

namespace {

QString account_text(const bank::AccountIdentity& identity) {
    return q(identity.iban ? identity.iban->printed() : identity.number);
}

QString day_text(const Words& words, const std::optional<Date>& day) {
    return day ? words.date(*day) : QString();
}

// As a person counts: client 2 before client 10.
QStringList dossiers_by_name(const std::filesystem::path& folder) {
    QStringList names =
        QDir(q(folder.string())).entryList({QStringLiteral("*.comptoir")}, QDir::Files);
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(names.begin(), names.end(), collator);
    return names;
}

struct TrayAndGrid {
    Result<bank::IntakeTray> tray = fail(Error{});
    Result<app::IntakeGrid> grid = fail(Error{});
};

} // namespace

// --- Taking in ----------------------------------------------------------------------------------

void IntakePage::choose_folder() {
    auto* dialog = new QFileDialog(this, tr("Folder of the dossiers"), q(m_folder.string()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { set_folder(name.toStdString()); });
    dialog->open();
}

void IntakePage::choose_files() {
    auto* dialog = new QFileDialog(this, tr("Statement files of the firm"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Take in"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        std::vector<std::filesystem::path> files;
        for (const QString& name : names)
            files.emplace_back(name.toStdString());
        take(files);
    });
    dialog->open();
}

void IntakePage::take(const std::vector<std::filesystem::path>& files) {
    if (m_folder.empty())
        return m_messages->show_message(tr("Choose the folder of the dossiers first."), Tone::Warn);
    if (m_busy > 0) {
        m_next.insert(m_next.end(), files.begin(), files.end());
        return;
    }
    m_messages->clear();
    run(
        tr("Taking in the statements", "long work"),
        [folder = folder(), files](const Work& work) {
            return app::take_in(folder, {.files = files, .work = work});
        },
        [this](Result<app::IntakeReport> report) {
            if (!report)
                return m_messages->show_error(report.error());
            show_report(*report);
            reload();
        });
}

void IntakePage::reload() {
    run(
        tr("Looking into the dossiers", "long work"),
        [folder = folder()](const Work&) {
            return TrayAndGrid{app::list_intake(folder), app::intake_grid(folder)};
        },
        [this](TrayAndGrid read) {
            m_tray = read.tray ? std::move(*read.tray) : bank::IntakeTray{};
            m_grid = read.grid ? std::move(*read.grid) : app::IntakeGrid{};
            show_rows();
            if (!read.tray)
                m_messages->show_error(read.tray.error());
            else if (!read.grid)
                m_messages->show_error(read.grid.error());
        });
}

// --- What came of it ----------------------------------------------------------------------------

void IntakePage::show_report(const app::IntakeReport& report) {
    m_report = report;
    tell_report();
    show_view(report.waiting.empty() ? Received : Tray);
}

void IntakePage::tell_report() {
    const app::IntakeReport& report = m_report;
    const Words& words = m_surroundings.words;
    std::int64_t fresh = 0, known = 0;
    QStringList details;
    for (const app::IntakeRouted& routed : report.routed) {
        fresh += routed.lines_new;
        known += routed.lines_known;
        for (const Diagnostic& doubt : routed.diagnostics)
            details << words.sentence(doubt);
        for (const app::PutAside& aside : routed.put_aside)
            details
                << tr("%1 waits in the quarantine of %2.").arg(q(aside.name), q(routed.company));
    }
    for (const app::IntakeFile& file : report.files)
        if (file.refused)
            details << q(file.name) + QStringLiteral(" – ") + words.sentence(*file.refused);
    for (const app::IntakeDossierFault& fault : report.faults)
        details << q(fault.dossier) + QStringLiteral(" – ") + words.sentence(fault.error);
    for (const Diagnostic& doubt : report.diagnostics)
        details << words.sentence(doubt);
    const bool troubled = !report.waiting.empty() || !details.isEmpty();
    m_messages->show_message(
        tr("%1 accounts taken in: %2 new lines, %3 already known; %4 wait in the tray.")
            .arg(words.count(static_cast<std::int64_t>(report.routed.size())), words.count(fresh),
                 words.count(known), words.count(static_cast<std::int64_t>(report.waiting.size()))),
        troubled ? Tone::Warn : Tone::Ok, details.join(QLatin1Char('\n')));
    m_told = m_messages->sentence();
    offer_sign_in();
}

void IntakePage::show_rows() {
    show_received();
    show_tray();
    show_grid();
    const Words& words = m_surroundings.words;
    m_chips->set_text(
        Received, with_count(tr("Received"),
                             m_report.routed.empty()
                                 ? QString()
                                 : words.count(static_cast<std::int64_t>(m_report.routed.size()))));
    const auto waiting =
        std::count_if(m_tray.parts.begin(), m_tray.parts.end(), [](const bank::IntakePart& part) {
            return part.state == bank::IntakeState::Waiting;
        });
    m_chips->set_text(Tray, with_count(tr("Tray", "where unknown accounts wait"),
                                       waiting == 0 ? QString() : words.count(waiting)));
    m_chips->set_text(Grid, tr("Grid", "client by account"));
}

void IntakePage::show_received() {
    const Words& words = m_surroundings.words;
    std::vector<IntakeTableRow> rows;
    for (const app::IntakeRouted& each : m_report.routed)
        rows.push_back(
            {static_cast<qlonglong>(rows.size()) + 1,
             {q(each.company), q(each.journal), account_text(each.account.identity),
              day_text(words, each.account.from), day_text(words, each.account.to),
              words.count(each.lines_new), words.count(each.lines_known),
              words.word("balance_check", to_text(each.account.check)), file_text(each.file)}});
    m_received_model->set_rows({});
    m_received_model->set_rows(std::move(rows));
}

void IntakePage::show_tray() {
    const Words& words = m_surroundings.words;
    std::vector<IntakeTableRow> rows;
    for (std::size_t index = 0; index < m_tray.parts.size(); ++index) {
        const bank::IntakePart& part = m_tray.parts[index];
        QStringList accounts, holders;
        std::int64_t lines = 0;
        for (const bank::IntakeAccount& account : part.accounts) {
            accounts << account_text(account.identity);
            holders << q(account.identity.holder);
            lines += account.lines;
        }
        holders.removeAll(QString());
        const bool has_account = !part.accounts.empty();
        if (!has_account)
            accounts << tr("damaged file");
        rows.push_back({static_cast<qlonglong>(index) + 1,
                        {accounts.join(QStringLiteral(", ")), holders.join(QStringLiteral(", ")),
                         has_account ? day_text(words, part.accounts.front().from) : QString(),
                         has_account ? day_text(words, part.accounts.front().to) : QString(),
                         has_account ? words.count(lines) : QString(), file_text(part.file),
                         q(i18n::say(part.reason.code, part.reason.params, words.language()))}});
    }
    m_tray_model->set_rows({});
    m_tray_model->set_rows(std::move(rows));
    if (!m_tray.parts.empty())
        m_tray_table->select_key(1);
}

void IntakePage::show_grid() {
    const reports::PrintedTable printed = reports::intake_grid_table(
        m_grid.rows, m_folder.string(), {}, m_surroundings.words.language());
    std::vector<IntakeTableRow> rows;
    for (const std::vector<std::string>& row : printed.rows) {
        QStringList cells;
        for (const std::string& cell : row)
            cells << q(cell);
        rows.push_back({static_cast<qlonglong>(rows.size()) + 1, cells});
    }
    m_grid_model->set_rows({});
    m_grid_model->set_rows(std::move(rows));
}

// --- The tray -----------------------------------------------------------------------------------

const bank::IntakePart* IntakePage::chosen_part() const {
    const auto key = static_cast<std::size_t>(m_tray_table->current_key());
    if (m_views->currentIndex() != Tray || key == 0 || key > m_tray.parts.size())
        return nullptr;
    return &m_tray.parts[key - 1];
}

void IntakePage::ask_assign() {
    const bank::IntakePart* part = chosen_part();
    if (!part)
        return;
    const bool is_damaged = part->accounts.empty();
    const bank::IntakeAccount account = is_damaged ? bank::IntakeAccount{} : part->accounts.front();
    const bool needs_iban = !is_damaged && account.named && !account.identity.iban;
    auto* dialog = new FormDialog(
        m_surroundings, is_damaged ? tr("Assign a damaged file") : tr("Assign an account"), this);
    dialog->setObjectName(QStringLiteral("intake_assign_dialog"));
    dialog->set_introduction(
        is_damaged ? tr("%1 cannot be read. It goes to the quarantine of the dossier, where its "
                        "faulty lines "
                        "are corrected and it is imported.")
                         .arg(file_text(part->file))
                   : tr("%1: its journal follows it from now on, and what waits for it is "
                        "imported at once.")
                         .arg(account_text(account.identity)));
    auto* dossier = new QComboBox(dialog);
    dossier->setObjectName(QStringLiteral("intake_dossier"));
    dossier->addItems(dossiers_by_name(m_folder));
    auto* journal = new QLineEdit(QStringLiteral("BQ"), dialog);
    journal->setObjectName(QStringLiteral("intake_journal"));
    auto* ledger_account = new QLineEdit(dialog);
    auto* iban = new QLineEdit(dialog);
    iban->setObjectName(QStringLiteral("intake_iban"));
    dialog->add_row(tr("&Dossier"), dossier);
    dialog->add_row(tr("&Journal"), journal, tr("Made when the dossier has none of that code."));
    dialog->add_row(tr("&Account"), ledger_account, tr("The journal's own 512 account; optional."));
    if (needs_iban)
        dialog->add_row(tr("&IBAN"), iban,
                        tr("The file names the account by a number; empty, it is known by it."));
    else
        iban->hide();
    const std::string named = part->accounts.size() == 1 && account.named && account.identity.iban
                                  ? account.identity.iban->text()
                                  : part->id;
    dialog->set_act(tr("Assign"), [=, this] {
        app::IntakeAssign request{.account = named,
                                  .dossier = dossier->currentText().toStdString(),
                                  .journal = journal->text().trimmed().toStdString()};
        if (!ledger_account->text().trimmed().isEmpty())
            request.ledger_account = ledger_account->text().trimmed().toStdString();
        if (needs_iban && !iban->text().trimmed().isEmpty()) {
            request.iban = Iban::parse(iban->text().toStdString());
            if (!request.iban)
                return dialog->show_problem(tr("This is not a valid IBAN: check its digits."));
        }
        dialog->set_busy(true);
        run(
            tr("Taking in the statements", "long work"),
            [folder = folder(), request](const Work& work) {
                app::IntakeAssign stoppable = request;
                stoppable.work = work;
                return app::assign_intake(folder, stoppable);
            },
            [this, dialog = QPointer<FormDialog>(dialog)](Result<app::IntakeReport> report) {
                const bool asks = !report && asks_sign_in(report.error());
                if (!report && !asks && dialog)
                    return dialog->show_error(report.error());
                if (dialog)
                    dialog->accept();
                if (report)
                    show_report(*report);
                reload();
            });
    });
    dialog->open();
}

void IntakePage::ask_drop() {
    const bank::IntakePart* part = chosen_part();
    if (!part)
        return;
    auto* dialog = new FormDialog(m_surroundings, tr("Drop what waits"), this);
    dialog->setObjectName(QStringLiteral("intake_drop_dialog"));
    dialog->set_introduction(tr("Its bytes go; its name and the reason stay, and say so when it "
                                "comes again."));
    auto* why = new QLineEdit(dialog);
    why->setObjectName(QStringLiteral("intake_why"));
    dialog->add_row(tr("&Why"), why);
    dialog->set_act(tr("Drop"), [=, this, id = part->id] {
        dialog->set_busy(true);
        run(
            tr("Dropping what waits", "long work"),
            [folder = folder(), id, reason = why->text().toStdString()](const Work&) {
                return app::drop_intake(folder, id, reason);
            },
            [this,
             dialog = QPointer<FormDialog>(dialog)](Result<std::vector<bank::IntakePart>> dropped) {
                const bool asks = !dropped && asks_sign_in(dropped.error());
                if (!dropped && !asks && dialog)
                    return dialog->show_error(dropped.error());
                if (dialog)
                    dialog->accept();
                reload();
            });
    });
    dialog->open();
}

void IntakePage::choose_pdf() {
    auto* dialog = new QFileDialog(this, tr("Grid as PDF"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setLabelText(QFileDialog::Accept, tr("Save"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& name) {
        const i18n::Language language = m_surroundings.words.language();
        const Instant now = m_options.clock ? m_options.clock->now() : SystemClock().now();
        const auto written = reports::write_table_pdf(
            reports::intake_grid_table(m_grid.rows, m_folder.string(), local_day(now), language),
            language, name.toStdString());
        if (!written)
            return m_messages->show_error(written.error());
        m_messages->show_message(tr("Written to %1.").arg(QDir::toNativeSeparators(name)),
                                 Tone::Ok);
    });
    dialog->open();
}

} // namespace comptoir::gui
