#include "comptoir/gui/bank/import_view.h"

#include "comptoir/bank/rules.h"
#include "comptoir/gui/bank/journal_dialog.h"
#include "comptoir/gui/bank/journal_settings_dialog.h"
#include "comptoir/gui/bank/reading_questions.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

namespace comptoir::gui {

namespace {

constexpr std::size_t k_files_max = 5'000;

// Of those that no journal follows; else a person says which journal they belong to.
bool names_its_accounts(const PlannedFile& file) {
    for (const app::PreviewedMember& member : file.found.members)
        for (const app::PreviewedStatement& statement : member.statements)
            if (statement.journal.empty() && !bank::names_its_account(statement.header))
                return false;
    return true;
}

} // namespace

ImportView::ImportView(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    m_bar = new ImportBar(session, this);
    m_bar->hide(); // until there is a journal to choose
    whole->addWidget(m_bar);
    m_pages = new PageStack(this);
    auto* zone = new QFrame(this);
    zone->setProperty("role", "drop_zone");
    auto* inside = new QVBoxLayout(zone);
    m_empty = new EmptyState(session.theme(), QStringLiteral("import"), zone);
    inside->addWidget(m_empty);
    m_preview = new PreviewPage(session, m_plan, this);
    m_result = new ResultPage(session, this);
    m_columns = new CsvMappingPage(session, this);
    for (QWidget* page : std::initializer_list<QWidget*>{zone, m_preview, m_result, m_columns})
        m_pages->addWidget(page);
    whole->addWidget(m_pages, 1);
    m_reader = new PlanReader(session, m_plan, this);
    connect(m_reader, &PlanReader::took, m_preview, &PreviewPage::show_plan);
    connect(m_reader, &PlanReader::finished, this, &ImportView::changed);
    connect(m_reader, &PlanReader::stopped, this, &ImportView::show_stopped);
    connect(m_bar, &ImportBar::changed, this, &ImportView::apply_bar);
    connect(m_preview, &PreviewPage::toggle_asked, this, &ImportView::toggle);
    connect(m_preview, &PreviewPage::current_changed, this, &ImportView::changed);
    connect(m_result, &ResultPage::open_asked, this, &ImportView::open_statement);
    connect(m_result, &ResultPage::current_changed, this, &ImportView::changed);
    connect(m_columns, &CsvMappingPage::changed, this, &ImportView::changed);
    connect(m_columns, &CsvMappingPage::failed, this, &ImportView::failed);
    connect(m_columns, &CsvMappingPage::saved, this, [this](const QString& journal) {
        show_page(m_plan.empty() ? Start : Preview);
        read_again();
        emit told(tr("The columns are remembered for the journal %1.").arg(journal),
                  static_cast<int>(Tone::Ok));
    });
    connect(&session, &Session::acts_changed, this, &ImportView::follow_acts);
    retranslate();
}

void ImportView::retranslate() {
    m_bar->retranslate();
    m_empty->set_words(
        tr("Drop the files of the bank here"),
        tr("CAMT.053, CFONB 120, MT940, OFX, CODA, QIF and CSV, or a ZIP of these. Nothing is "
           "written before you have seen what each file holds."));
    m_preview->retranslate();
    m_result->retranslate();
    m_columns->retranslate();
}

ImportView::Page ImportView::page() const {
    return static_cast<Page>(m_pages->currentIndex());
}

QWidget* ImportView::first_focus() const {
    switch (page()) {
    case Preview:
        return m_preview->file_table();
    case Outcome:
        return m_result->made_table();
    case Columns:
        return m_columns->first_focus();
    case Start:
        break;
    }
    return m_empty->findChild<QPushButton*>();
}

void ImportView::show_page(Page page) {
    m_pages->setCurrentIndex(page);
    m_bar->setVisible(m_bar->has_journals() && (page == Start || page == Preview));
    if (QWidget* first = first_focus(); first && first->isVisible())
        first->setFocus(Qt::OtherFocusReason);
    emit changed();
}

void ImportView::reload_journals() {
    m_bar->reload();
}

void ImportView::ask_settings() {
    open_journal_settings(m_session, window(), m_bar->journal().value_or(std::string()));
}

// What the journal says holds for every file, but for those whose own journal a person named.
void ImportView::apply_bar() {
    m_bar->setVisible(m_bar->has_journals() && (page() == Start || page() == Preview));
    const app::JournalImport* import = m_bar->chosen();
    const auto proposal =
        import ? std::optional(std::pair(import->journal.code, import->matches)) : std::nullopt;
    if (m_proposal != proposal) { // else the tick is the user's
        m_proposal = proposal;
        m_preview->propose_matching(import ? std::optional(import->matches) : std::nullopt);
    }
    bool changes = false;
    for (PlannedFile& file : m_plan) {
        if (file.journal_is_asked ||
            (file.asked.journal == m_bar->journal() && file.asked.format == m_bar->format()))
            continue;
        file.asked.journal = m_bar->journal();
        file.asked.format = m_bar->format();
        file.is_read = false;
        changes = true;
    }
    if (changes && m_busy)
        m_is_old = true;
    else if (changes)
        m_reader->read_changed();
    emit changed();
}

bool ImportView::can_choose() const {
    return !m_busy && m_bar->takes_files();
}

void ImportView::choose_files() {
    if (!can_choose())
        return;
    const app::JournalImport* import = m_bar->chosen();
    const QString folder = import && !import->folder.empty()
                               ? q(import->folder.string())
                               : QSettings().value(QStringLiteral("folders/statements")).toString();
    auto* dialog = new QFileDialog(window(), tr("Choose the bank’s files"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    if (const QString filter = m_bar->name_filter(); !filter.isEmpty())
        dialog->setNameFilters({filter, tr("Every file (*)")});
    dialog->setLabelText(QFileDialog::Accept, tr("Look at them"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        std::vector<std::filesystem::path> files;
        for (const QString& name : names)
            files.emplace_back(name.toStdString());
        if (!files.empty())
            QSettings().setValue(QStringLiteral("folders/statements"),
                                 q(files.front().parent_path().string()));
        add_files(files);
    });
    dialog->open();
}

void ImportView::add_files(const std::vector<std::filesystem::path>& paths) {
    for (const std::filesystem::path& path : paths) {
        const bool here = std::any_of(m_plan.begin(), m_plan.end(), [&](const PlannedFile& file) {
            return file.asked.path == path;
        });
        if (here || m_plan.size() >= k_files_max)
            continue;
        PlannedFile file;
        file.serial = ++m_last_serial;
        file.asked.path = path;
        file.asked.journal = m_bar->journal();
        file.asked.format = m_bar->format();
        m_plan.push_back(std::move(file));
    }
    if (m_plan.empty())
        return;
    m_preview->show_plan();
    show_page(Preview);
    m_reader->read();
}

// The change may be our own import, told before its answer: the files it takes are known by then,
// and a file read anew would stand there as one that stays out.
void ImportView::read_again() {
    if (m_busy)
        m_is_old = true;
    else
        m_reader->read_again();
}

void ImportView::show_stopped(const Error& error) {
    m_preview->show_plan();
    show_page(m_plan.empty() ? Start : Preview);
    if (error.code.name == "core.cancelled")
        emit told(tr("Stopped: the files that were not read yet left the list."),
                  static_cast<int>(Tone::Accent));
    else
        emit failed(error);
}

PlannedFile* ImportView::find(qlonglong serial) {
    for (PlannedFile& file : m_plan)
        if (file.serial == serial)
            return &file;
    return nullptr;
}

PlannedFile* ImportView::chosen() {
    const PlannedFile* file = page() == Preview && !m_busy ? m_preview->current_file() : nullptr;
    return file ? find(file->serial) : nullptr;
}

FileNeed ImportView::current_need() const {
    const PlannedFile* file = page() == Preview ? m_preview->current_file() : nullptr;
    if (!file || !file->is_read)
        return FileNeed::Nothing;
    const app::PreviewedMember* member = m_preview->current_member();
    return file->found.is_archive && member ? need_of(*member) : need_of(*file);
}

// A member of an archive comes in or stays out by itself.
void ImportView::toggle_member(PlannedFile& file) {
    const app::PreviewedMember* member = m_preview->current_member();
    if (!member || !can_be_taken(*member))
        return;
    const bool was_in = file.fate == Fate::Import && is_taken(file, *member);
    if (file.fate != Fate::Import) // the whole of it stayed out, or went to the quarantine
        for (const app::PreviewedMember& each : file.found.members)
            file.left.insert(each.name);
    if (was_in)
        file.left.insert(member->name);
    else
        file.left.erase(member->name);
    file.fate = may_be(file, Fate::Import) ? Fate::Import : Fate::Leave;
    file.is_decided = true;
    m_preview->show_plan();
}

void ImportView::toggle() {
    PlannedFile* file = chosen();
    if (!file)
        return;
    if (file->found.is_archive)
        return toggle_member(*file);
    if (file->fate != Fate::Leave)
        file->fate = Fate::Leave;
    else if (may_be(*file, Fate::Import))
        file->fate = Fate::Import;
    else if (may_be(*file, Fate::PutAside))
        file->fate = Fate::PutAside;
    file->is_decided = true;
    // A wrong balance is imported only by a person's act, and never out of an archive.
    file->accepts_mismatch = file->fate == Fate::Import && need_of(*file) == FileNeed::Repair;
    m_preview->show_plan();
}

void ImportView::put_aside() {
    PlannedFile* file = chosen();
    if (!file || !may_be(*file, Fate::PutAside))
        return;
    file->fate = Fate::PutAside;
    file->is_decided = true;
    file->accepts_mismatch = false;
    m_preview->show_plan();
}

void ImportView::remove() {
    const PlannedFile* file = chosen();
    if (!file)
        return;
    const qlonglong serial = file->serial;
    std::erase_if(m_plan, [serial](const PlannedFile& each) { return each.serial == serial; });
    m_preview->show_plan();
    if (m_plan.empty())
        show_page(Start);
}

bool ImportView::asks_for_a_new_journal() const {
    const PlannedFile* file = current_file();
    return file && current_need() == FileNeed::Journal && names_its_accounts(*file);
}

void ImportView::ask_journal() {
    const PlannedFile* file = chosen();
    if (!file)
        return;
    if (!names_its_accounts(*file))
        return ask_which_journal(
            m_session, window(),
            [this, serial = file->serial](const std::string& code) { take_journal(serial, code); });
    FollowedAccount account;
    for (const app::PreviewedMember& member : file->found.members)
        for (const app::PreviewedStatement& statement : member.statements)
            if (const bank::AccountIdentity& named = statement.header.account;
                account.number.isEmpty() && statement.journal.empty())
                account = {named.iban ? q(named.iban->text()) : q(named.number), named.currency};
    // The session tells that the journals changed; the pane then has the files read again.
    open_journal_dialog(m_session, window(), account, {});
}

void ImportView::take_journal(qlonglong serial, const std::string& code) {
    PlannedFile* file = find(serial);
    if (!file)
        return;
    file->asked.journal = code;
    file->journal_is_asked = true;
    read_file_again(serial);
}

void ImportView::read_file_again(qlonglong serial) {
    if (PlannedFile* file = find(serial))
        file->is_read = false;
    m_preview->show_plan();
    m_reader->read();
}

void ImportView::ask_dates() {
    const PlannedFile* file = chosen();
    if (!file)
        return;
    ask_date_order(m_session, window(), q(file->asked.path.filename().string()),
                   [this, serial = file->serial](bank::DateOrder order) {
                       if (PlannedFile* asked = find(serial))
                           asked->asked.choices.date_order = order;
                       read_file_again(serial);
                   });
}

bool ImportView::can_ask_columns() const {
    const PlannedFile* file = page() == Preview && !m_busy ? m_preview->current_file() : nullptr;
    const app::PreviewedMember* member = file ? m_preview->current_member() : nullptr;
    return member && !file->found.is_archive &&
           (need_of(*member) == FileNeed::Columns || member->format.starts_with("csv"));
}

void ImportView::ask_columns() {
    if (!can_ask_columns())
        return;
    m_columns->open(m_preview->current_file()->asked.path);
    show_page(Columns);
}

bool ImportView::can_import() const {
    return page() == Preview && !m_busy && !m_reader->is_reading() &&
           std::any_of(m_plan.begin(), m_plan.end(), [](const PlannedFile& file) {
               return file.fate != Fate::Leave && may_be(file, file.fate);
           });
}

void ImportView::import_all() {
    if (!can_import())
        return;
    ImportWish wish = wish_of(m_plan);
    wish.automatic = m_preview->automatic()->isChecked();
    const auto job = m_session.jobs().begin(
        wish.files.size() == 1
            ? tr("Importing %1", "long work").arg(q(wish.files.front().path.filename().string()))
            : tr("Importing %n file(s)", "long work", static_cast<int>(wish.files.size())));
    wish.work = work_of(job);
    m_busy = true;
    emit changed();
    command(
        m_session, this, [wish](app::Writer& writer) { return carry_out(writer, wish); },
        [this, job, wish](Result<ImportOutcome> outcome) {
            m_session.jobs().end(job);
            m_busy = false;
            if (outcome)
                forget_done(wish);
            if (std::exchange(m_is_old, false))
                m_reader->read_again();
            if (!outcome) {
                emit changed();
                if (outcome.error().code.name == "core.cancelled")
                    return emit told(tr("Stopped: nothing was written."),
                                     static_cast<int>(Tone::Accent));
                return emit failed(outcome.error());
            }
            show_outcome(*outcome, q(wish.files.front().path.filename().string()));
            // A85: what was made opens at once, unless there is something to be seen first.
            const app::ImportedStatement* made = m_result->chosen();
            if (made && m_plan.empty() && !outcome->asks_for_a_look())
                emit imported(q(made->journal), made->id.value(), m_result->headline());
        });
}

void ImportView::show_outcome(const ImportOutcome& outcome, const QString& name) {
    m_result->show_outcome(outcome);
    m_acts_after_import = 0;
    if (!outcome.did_nothing()) {
        m_session.did({tr("import of %1", "an act that can be undone; %1 is a file name").arg(name),
                       [outcome](app::Writer& writer) { return take_back(writer, outcome); },
                       users::Right::StatementCancel});
        m_acts_after_import = m_session.act_count();
    }
    show_page(Outcome);
}

// What was imported or put aside leaves the plan; the rest still waits for an answer, and so does
// what was brought in meanwhile.
void ImportView::forget_done(const ImportWish& wish) {
    m_done.clear();
    std::vector<PlannedFile> left;
    for (PlannedFile& file : m_plan) {
        const bool is_done =
            std::any_of(wish.files.begin(), wish.files.end(), [&](const ImportWish::File& wished) {
                return wished.serial == file.serial;
            });
        (is_done ? m_done : left).push_back(std::move(file));
    }
    std::erase_if(left, [](const PlannedFile& file) { return is_known(file); });
    m_plan = std::move(left);
    m_preview->show_plan();
}

bool ImportView::can_undo() const {
    return page() == Outcome && m_acts_after_import > 0 &&
           m_session.act_count() == m_acts_after_import;
}

void ImportView::undo_import() {
    if (can_undo())
        emit undo_asked();
}

// Taken back, here or with Ctrl+Z: the files stand in the list again.
void ImportView::follow_acts() {
    if (m_acts_after_import == 0 || m_session.act_count() >= m_acts_after_import)
        return emit changed();
    m_acts_after_import = 0;
    const bool is_shown = page() == Outcome; // else other files are looked at meanwhile
    for (PlannedFile& file : m_done) {
        file.is_read = file.fate == Fate::PutAside; // it waits in quarantine already
        if (!file.is_read)
            m_plan.push_back(std::move(file));
    }
    m_done.clear();
    m_preview->show_plan();
    QMetaObject::invokeMethod(this, &ImportView::read_after_undo, Qt::QueuedConnection);
    if (is_shown)
        show_page(m_plan.empty() ? Start : Preview);
    else
        emit changed();
}

// The acts change before the undo is begun, and one that is refused changes nothing in the dossier:
// work without any, behind it in the writer's queue, tells that it ended.
void ImportView::read_after_undo() {
    command(
        m_session, this, [](app::Writer&) -> Result<void> { return {}; },
        [this](const Result<void>&) { m_reader->read(); });
}

void ImportView::open_statement() {
    if (const app::ImportedStatement* statement = m_result->chosen())
        emit imported(q(statement->journal), statement->id.value(), QString());
}

void ImportView::start_again() {
    m_done.clear();
    m_acts_after_import = 0;
    show_page(m_plan.empty() ? Start : Preview);
}

} // namespace comptoir::gui
