#include "comptoir/gui/bank/preview_page.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>

namespace comptoir::gui {

namespace {

constexpr int k_notes_max = 6;

} // namespace

PreviewPage::PreviewPage(Session& session, const std::vector<PlannedFile>& plan, QWidget* parent)
    : QWidget(parent), m_session(session), m_plan(plan) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    m_file_model = new FileTableModel(session.words(), this);
    m_statement_model = new PreviewedTableModel(session.words(), this);
    m_file_card = new Card(this);
    m_files = new Table(QStringLiteral("import_files"), session.theme(), m_file_card);
    m_files->show_model(m_file_model, FileTableModel::Name);
    m_file_card->body()->addWidget(m_files);
    m_statement_card = new Card(this);
    m_statements =
        new Table(QStringLiteral("import_statements"), session.theme(), m_statement_card);
    m_statements->show_model(m_statement_model, PreviewedTableModel::Account);
    m_statement_card->body()->addWidget(m_statements, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_file_card);
    splitter->addWidget(m_statement_card);
    splitter->setSizes({420, 260});
    whole->addWidget(splitter, 1);

    m_why = new QFrame(this);
    m_why->setProperty("role", "why");
    auto* row = new QHBoxLayout(m_why);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    m_notes = new QLabel(m_why);
    m_notes->setObjectName(QStringLiteral("import_notes"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_notes, 1);
    m_file_acts = new QHBoxLayout;
    m_file_acts->setSpacing(8);
    row->addLayout(m_file_acts);
    whole->addWidget(m_why);

    auto* bar = new QFrame(this);
    bar->setProperty("role", "card");
    auto* foot = new QHBoxLayout(bar);
    foot->setContentsMargins(12, 6, 12, 6);
    m_totals = new QLabel(bar);
    m_totals->setObjectName(QStringLiteral("import_totals"));
    m_totals->setTextFormat(Qt::RichText);
    m_automatic = new QCheckBox(bar);
    m_automatic->setObjectName(QStringLiteral("automatic_matching"));
    propose_matching(std::nullopt);
    connect(&session, &Session::rights_changed, this, &PreviewPage::follow_rights);
    foot->addWidget(m_totals, 1);
    foot->addWidget(m_automatic);
    whole->addWidget(bar);

    // What a journal's settings say is not what the user wants everywhere.
    connect(m_automatic, &QCheckBox::clicked, this, [](bool checked) {
        QSettings().setValue(QStringLiteral("import/automatic"), checked);
    });
    connect(m_files, &Table::current_changed, this, [this] {
        show_member();
        emit current_changed();
    });
    connect(m_files, &Table::tick_asked, this, &PreviewPage::toggle_asked);
    connect(m_files, &Table::focus_changed, m_file_card, &Card::set_within);
    connect(m_statements, &Table::focus_changed, m_statement_card, &Card::set_within);
    retranslate();
}

void PreviewPage::retranslate() {
    m_file_card->set_title(tr("Files"), tr("nothing is written before you import"));
    m_files->setAccessibleName(tr("Chosen files"));
    m_statements->setAccessibleName(tr("Statements of the file"));
    m_automatic->setText(tr("Match automatically while importing"));
    m_automatic->setToolTip(
        m_session.may(users::Right::StatementReconcile)
            ? tr("Matches every new line whose evidence leaves one answer; without it, the lines "
                 "are only imported, so that they can be looked at first.")
            : m_session.why_not(users::Right::StatementReconcile));
    m_file_model->repaint();
    m_statement_model->repaint();
    show_plan();
}

void PreviewPage::propose_matching(std::optional<bool> wanted) {
    m_proposed = wanted;
    const bool may = m_session.may(users::Right::StatementReconcile);
    m_automatic->setEnabled(may);
    m_automatic->setChecked(
        may &&
        wanted.value_or(QSettings().value(QStringLiteral("import/automatic"), false).toBool()));
}

void PreviewPage::follow_rights() {
    if (m_automatic->isEnabled() != m_session.may(users::Right::StatementReconcile))
        propose_matching(m_proposed);
    retranslate();
}

void PreviewPage::show_plan() {
    std::vector<FileRow> rows;
    for (const PlannedFile& file : m_plan)
        for (FileRow& row : rows_of(file))
            rows.push_back(std::move(row));
    m_file_model->set_rows(std::move(rows));
    if (!m_files->currentIndex().isValid() && m_file_model->rowCount() > 0)
        m_files->setCurrentIndex(m_file_model->index(0, FileTableModel::Name));
    show_member();
    show_totals();
    emit current_changed();
}

const PlannedFile* PreviewPage::current_file() const {
    const FileRow* row = m_file_model->row_at(m_files->currentIndex().row());
    if (!row)
        return nullptr;
    for (const PlannedFile& file : m_plan)
        if (file.serial == row->serial)
            return &file;
    return nullptr;
}

const app::PreviewedMember* PreviewPage::current_member() const {
    const PlannedFile* file = current_file();
    const FileRow* row = m_file_model->row_at(m_files->currentIndex().row());
    return file && row->member < file->found.members.size() ? &file->found.members[row->member]
                                                            : nullptr;
}

QStringList PreviewPage::notes_of(const PlannedFile& file) const {
    const Words& words = m_session.words();
    QStringList notes;
    if (file.found.error)
        notes << words.sentence(*file.found.error);
    const app::PreviewedMember* member = current_member();
    if (member) {
        if (member->error)
            notes << words.sentence(*member->error);
        if (member->imported_at)
            notes << tr("This very file was imported on %1 by %2.")
                         .arg(words.time(*member->imported_at), q(member->imported_by));
        else if (is_known(*member))
            notes << tr("Every line of this file has its equal in the journal: there is nothing "
                        "to import.");
        for (const app::PreviewedStatement& statement : member->statements)
            if (statement.problem)
                notes << words.sentence(*statement.problem);
        std::int64_t expected = 0;
        for (const app::PreviewedStatement& statement : member->statements)
            expected += statement.expected;
        if (expected > 0)
            notes << tr("%n announced line(s) will be shown as expected, apart from statements, "
                        "until the bank has booked them.",
                        nullptr, static_cast<int>(expected));
        for (const Diagnostic& doubt : member->diagnostics)
            notes << words.sentence(doubt);
    }
    // On a member of an archive that is no statement: why. On the others: all of them, below.
    const FileRow* row = m_file_model->row_at(m_files->currentIndex().row());
    const std::size_t beyond = row && row->member >= file.found.members.size()
                                   ? row->member - file.found.members.size()
                                   : file.found.notices.size();
    if (beyond < file.found.notices.size())
        notes << words.sentence(file.found.notices[beyond]);
    else
        for (const Diagnostic& notice : file.found.notices)
            notes << words.sentence(notice);
    return notes;
}

void PreviewPage::show_member() {
    const PlannedFile* file = current_file();
    const app::PreviewedMember* member = current_member();
    std::vector<PreviewedRow> rows;
    if (member)
        for (const app::PreviewedStatement& statement : member->statements)
            rows.push_back({static_cast<qlonglong>(rows.size()) + 1, statement});
    m_statement_model->set_rows(std::move(rows));
    m_statement_card->set_title(
        tr("Statements of the file"),
        member && member->statements_total > static_cast<std::int64_t>(member->statements.size())
            ? tr("the first %1 of %2")
                  .arg(
                      m_session.words().count(static_cast<std::int64_t>(member->statements.size())),
                      m_session.words().count(member->statements_total))
            : QString());
    QStringList notes = file ? notes_of(*file) : QStringList();
    notes.removeDuplicates();
    if (notes.size() > k_notes_max) {
        const int more = static_cast<int>(notes.size()) - k_notes_max + 1;
        notes = notes.mid(0, k_notes_max - 1);
        notes << tr("and %n more remark(s).", nullptr, more);
    }
    if (notes.isEmpty() && file && file->is_read)
        notes << ((member ? need_of(*member) : need_of(*file)) == FileNeed::Journal
                      ? tr("No bank journal follows this account: add the journal it goes to.")
                      : tr("Nothing to remark: the file reads well."));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_why->setVisible(file != nullptr);
}

QString PreviewPage::notes() const {
    return m_notes->text();
}

void PreviewPage::show_totals() {
    const Words& words = m_session.words();
    std::int64_t lines = 0, known = 0, expected = 0;
    int imports = 0, aside = 0, asking = 0;
    for (const PlannedFile& file : m_plan) {
        imports += file.fate == Fate::Import ? 1 : 0;
        aside += file.fate == Fate::PutAside ? 1 : 0;
        const FileNeed need = file.is_read ? need_of(file) : FileNeed::Nothing;
        asking += file.fate == Fate::Leave && (need == FileNeed::Columns ||
                                               need == FileNeed::Dates || need == FileNeed::Journal)
                      ? 1
                      : 0;
        if (file.fate == Fate::Import)
            for (const app::PreviewedMember& member : file.found.members) {
                if (!is_taken(file, member))
                    continue;
                for (const app::PreviewedStatement& statement : member.statements) {
                    if (statement.left_out)
                        continue;
                    lines += statement.lines;
                    known += statement.lines_known.value_or(0);
                    expected += statement.expected;
                }
            }
    }
    QStringList parts;
    parts << tr("To import: <b>%n file(s)</b>", nullptr, imports);
    if (imports > 0)
        parts << tr("new lines, about: <b>%1</b>").arg(words.count(lines - known));
    if (expected > 0)
        parts << tr("announced lines: <b>%1</b>").arg(words.count(expected));
    if (aside > 0)
        parts << tr("to the quarantine: <b>%1</b>").arg(words.count(aside));
    if (asking > 0)
        parts << tr("waiting for an answer: <b>%1</b>").arg(words.count(asking));
    m_totals->setText(parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;")));
}

} // namespace comptoir::gui
