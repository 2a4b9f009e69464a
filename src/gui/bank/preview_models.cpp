#include "comptoir/gui/bank/preview_models.h"

#include "comptoir/bank/rules.h"

#include <QSet>

namespace comptoir::gui {

namespace {

constexpr qlonglong k_members_max = 1'000'000;
constexpr int k_accounts_shown = 2;

void fill(FileRow& row, const app::PreviewedMember& member) {
    row.format = format_words(member.format);
    row.need = need_of(member);
    row.is_known = is_known(member);
    row.has_mismatch = has_mismatch(member);
    row.statements = member.statements_total;
    QStringList accounts;
    row.check = bank::BalanceCheck::Ok;
    for (const app::PreviewedStatement& statement : member.statements) {
        const QString account = q(bank::shown_account(statement.header.account));
        if (!accounts.contains(account))
            accounts << account;
        const auto from = statement.header.from ? statement.header.from : statement.first_movement;
        const auto to = statement.header.to ? statement.header.to : statement.last_movement;
        if (from)
            row.from = std::min(row.from.value_or(*from), *from);
        if (to)
            row.to = std::max(row.to.value_or(*to), *to);
        row.lines += statement.lines;
        row.expected += statement.expected;
        row.known += statement.lines_known.value_or(0);
        row.known_is_sure = row.known_is_sure && statement.lines_known.has_value();
        if (statement.check == bank::BalanceCheck::Mismatch ||
            (statement.check == bank::BalanceCheck::NotPossible &&
             row.check == bank::BalanceCheck::Ok))
            row.check = statement.check;
    }
    if (member.statements.empty())
        row.check = bank::BalanceCheck::NotPossible;
    row.accounts =
        accounts.size() <= k_accounts_shown
            ? accounts.join(QStringLiteral(", "))
            : FileTableModel::tr("%n accounts", nullptr, static_cast<int>(accounts.size()));
}

} // namespace

std::vector<FileRow> rows_of(const PlannedFile& file) {
    FileRow base;
    base.serial = file.serial;
    base.is_read = file.is_read;
    base.accepts_mismatch = file.accepts_mismatch;
    base.fate = file.fate;
    base.fate_is_open = may_be(file, Fate::Import) || may_be(file, Fate::PutAside);
    base.name = q(file.asked.path.filename().string());
    base.key = file.serial * k_members_max + 1;
    base.need = file.found.error ? FileNeed::Repair : FileNeed::Nothing;
    if (file.found.members.empty())
        return {base};
    std::vector<FileRow> rows;
    for (const app::PreviewedMember& member : file.found.members) {
        FileRow row = base;
        row.member = rows.size();
        row.key = base.key + static_cast<qlonglong>(row.member);
        row.name = file_text(member.name);
        if (file.found.is_archive) {
            row.fate_is_open = can_be_taken(member);
            if (file.fate == Fate::Import && !is_taken(file, member))
                row.fate = Fate::Leave;
        }
        fill(row, member);
        rows.push_back(std::move(row));
    }
    // What the archive holds besides is named too, and why it stays out stands below.
    for (const Diagnostic& notice : file.found.notices) {
        FileRow row = base;
        row.member = rows.size();
        row.key = base.key + static_cast<qlonglong>(row.member);
        row.has_tick = false;
        row.fate = Fate::Leave;
        row.need = FileNeed::Statement;
        row.name = file_text(notice.place ? notice.place->file : std::string());
        rows.push_back(std::move(row));
    }
    return rows;
}

QString period_words(const Words& words, const std::optional<Date>& from,
                     const std::optional<Date>& to) {
    if (!from || !to)
        return from ? words.date(*from) : to ? words.date(*to) : QString();
    if (*from == *to)
        return words.date(*from);
    return FileTableModel::tr("%1 to %2", "first and last day")
        .arg(words.date(*from), words.date(*to));
}

QVariant check_words(const Words& words, bank::BalanceCheck check, int role) {
    if (role == Qt::DisplayRole)
        return words.word("balance_check", to_text(check));
    if (role == k_tone_role)
        return static_cast<int>(check == bank::BalanceCheck::Ok         ? Tone::Ok
                                : check == bank::BalanceCheck::Mismatch ? Tone::Bad
                                                                        : Tone::Neutral);
    if (role == k_icon_role)
        return QString::fromLatin1(check == bank::BalanceCheck::Ok         ? "ok"
                                   : check == bank::BalanceCheck::Mismatch ? "error"
                                                                           : "dash");
    return {};
}

FileTableModel::FileTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> FileTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Tick, 2},   {CellKind::Text, 30}, {CellKind::Text, 12},
        {CellKind::Text, 19},  {CellKind::Dim, 27},  {CellKind::Amount, 7},
        {CellKind::Amount, 9}, {CellKind::Tag, 20},  {CellKind::Tag, 27}};
    return k_looks;
}

QString FileTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Tick:
        return {};
    case Name:
        return tr("File");
    case Format:
        return tr("Format");
    case Accounts:
        return tr("Accounts");
    case Period:
        return tr("Period");
    case Lines:
        return tr("Lines");
    case Known:
        return tr("Known");
    case Check:
        return tr("Balances");
    case State:
        return tr("What will be done");
    case k_columns:
        break;
    }
    return {};
}

QVariant FileTableModel::check_cell(const FileRow& row, int role) const {
    return row.statements > 0 ? check_words(m_words, row.check, role) : QVariant();
}

QVariant FileTableModel::state_cell(const FileRow& row, int role) const {
    struct Look {
        QString words;
        Tone tone;
        const char* icon;
    };
    const auto look = [&]() -> Look {
        if (!row.is_read)
            return {tr("being read…"), Tone::Neutral, "refresh"};
        if (row.need == FileNeed::Repair && row.fate == Fate::Import && !row.accepts_mismatch)
            return {tr("to the quarantine"), Tone::Warn, "seal"}; // of an archive
        if (row.need == FileNeed::Repair && row.fate == Fate::Import)
            return {tr("imported as it is"), Tone::Warn, "warning"};
        if (row.fate == Fate::PutAside)
            return {tr("to the quarantine"), Tone::Warn, "seal"};
        if (row.is_known)
            return row.fate == Fate::Import
                       ? Look{tr("imported again"), Tone::Accent, "import"}
                       : Look{tr("already imported"), Tone::Neutral, "history"};
        switch (row.need) {
        case FileNeed::Columns:
            return {tr("name the columns"), Tone::Warn, "help"};
        case FileNeed::Dates:
            return {tr("day or month first?"), Tone::Warn, "help"};
        case FileNeed::Journal:
            return {tr("journal missing"), Tone::Warn, "bank"};
        case FileNeed::Statement:
            return {tr("not a statement"), Tone::Neutral, "info"};
        case FileNeed::Settings:
            return {tr("not for this journal"), Tone::Warn, "bank"};
        case FileNeed::Repair:
        case FileNeed::Nothing:
            break;
        }
        if (row.fate == Fate::Import && row.lines == 0 && row.expected > 0)
            return {tr("will be shown as expected"), Tone::Accent, "calendar"};
        if (row.fate == Fate::Import)
            return {tr("will be imported"), Tone::Ok, "ok"};
        return {tr("left out"), Tone::Neutral, "dash"};
    }();
    switch (role) {
    case Qt::DisplayRole:
        return look.words;
    case k_tone_role:
        return static_cast<int>(look.tone);
    case k_icon_role:
        return QLatin1String(look.icon);
    default:
        return {};
    }
}

QVariant FileTableModel::cell(const FileRow& row, int column, int role) const {
    if (column == State)
        return state_cell(row, role);
    if (column == Check)
        return check_cell(row, role);
    if (column == Tick && role == Qt::CheckStateRole && row.has_tick && row.fate_is_open)
        return row.fate == Fate::Import     ? Qt::Checked
               : row.fate == Fate::PutAside ? Qt::PartiallyChecked
                                            : Qt::Unchecked;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Name:
        return row.name;
    case Format:
        return row.format;
    case Accounts:
        return row.accounts;
    case Period:
        return period_words(m_words, row.from, row.to);
    case Lines:
        return row.statements > 0 ? m_words.count(row.lines) : QString();
    case Known:
        return row.statements > 0 && row.known > 0 ? m_words.count(row.known) : QString();
    case Tick:
    case Check:
    case State:
    case k_columns:
        break;
    }
    return {};
}

PreviewedTableModel::PreviewedTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> PreviewedTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Text, 28},   {CellKind::Tag, 14},    {CellKind::Dim, 27},
        {CellKind::Amount, 12}, {CellKind::Amount, 12}, {CellKind::Amount, 12},
        {CellKind::Amount, 12}, {CellKind::Tag, 20},    {CellKind::Amount, 7},
        {CellKind::Amount, 9}};
    return k_looks;
}

QString PreviewedTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Account:
        return tr("Account");
    case Journal:
        return tr("Journal");
    case Period:
        return tr("Period");
    case Opening:
        return tr("Opening");
    case MoneyOut:
        return tr("Debits");
    case MoneyIn:
        return tr("Credits");
    case Closing:
        return tr("Closing");
    case Check:
        return tr("Balances");
    case Lines:
        return tr("Lines");
    case Known:
        return tr("Known");
    case k_columns:
        break;
    }
    return {};
}

QVariant PreviewedTableModel::journal_cell(const app::PreviewedStatement& statement,
                                           int role) const {
    if (statement.left_out && role == Qt::DisplayRole)
        return tr("left out");
    if (statement.left_out && role == k_tone_role)
        return static_cast<int>(Tone::Neutral);
    if (statement.left_out && role == k_icon_role)
        return QLatin1String("dash");
    const bool missing = statement.journal.empty();
    if (role == Qt::DisplayRole)
        return missing ? (statement.problem ? tr("several") : tr("none")) : q(statement.journal);
    if (role == k_tone_role)
        return static_cast<int>(missing ? Tone::Warn : Tone::Accent);
    if (role == k_icon_role)
        return QLatin1String(missing ? "warning" : "bank");
    if (role == k_long_role && statement.problem)
        return m_words.sentence(*statement.problem);
    return {};
}

QVariant PreviewedTableModel::cell(const PreviewedRow& row, int column, int role) const {
    const app::PreviewedStatement& statement = row.statement;
    if (column == Journal)
        return journal_cell(statement, role);
    if (column == Check)
        return check_words(m_words, statement.check, role);
    if (role == k_negative_role && (column == Opening || column == Closing)) {
        const auto& balance =
            column == Opening ? statement.header.opening : statement.header.closing;
        return balance && balance->amount.is_negative();
    }
    if (role != Qt::DisplayRole)
        return {};
    const auto amount = [&](const std::optional<Money>& money) {
        return money && !money->is_zero() ? m_words.bare(*money) : QString();
    };
    switch (static_cast<Column>(column)) {
    case Account:
        return q(bank::shown_account(statement.header.account));
    case Period:
        return period_words(
            m_words, statement.header.from ? statement.header.from : statement.first_movement,
            statement.header.to ? statement.header.to : statement.last_movement);
    case Opening:
        return statement.header.opening ? m_words.bare(statement.header.opening->amount)
                                        : QString();
    case Closing:
        return statement.header.closing ? m_words.bare(statement.header.closing->amount)
                                        : QString();
    case MoneyOut:
        return statement.money_out ? amount(-*statement.money_out) : QString();
    case MoneyIn:
        return amount(statement.money_in);
    case Lines:
        return m_words.count(statement.lines);
    case Known:
        return statement.lines_known.value_or(0) > 0 ? m_words.count(*statement.lines_known)
                                                     : QString();
    case Journal:
    case Check:
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
