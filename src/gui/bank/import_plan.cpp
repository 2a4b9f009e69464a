#include "comptoir/gui/bank/import_plan.h"

#include "comptoir/app/quarantine.h"

#include <algorithm>

namespace comptoir::gui {

namespace {

constexpr std::string_view k_date_order = "formats.date_order_ambiguous";
constexpr std::string_view k_unknown_format = "formats.unknown_format";
constexpr std::string_view k_no_statement = "formats.not_a_statement";
constexpr std::int64_t k_part = 1000; // of the progress, for one file
constexpr std::string_view k_columns_asked[] = {
    "formats.csv_unknown_layout", "formats.csv_header_missing", "formats.csv_decimal_unclear"};

constexpr std::string_view k_settings[] = {"bank.format_differs", "bank.digital_off",
                                           "bank.feed_takes_no_files"};

bool ends_like_csv(const std::string& name) {
    return q(name).endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ||
           q(name).endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
}

FileNeed need_of_error(const app::PreviewedMember& member) {
    const std::string_view code = member.error->code.name;
    if (code == k_date_order)
        return FileNeed::Dates;
    if (code == k_no_statement)
        return FileNeed::Statement;
    if (std::find(std::begin(k_settings), std::end(k_settings), code) != std::end(k_settings))
        return FileNeed::Settings;
    if (std::find(std::begin(k_columns_asked), std::end(k_columns_asked), code) !=
            std::end(k_columns_asked) ||
        (code == k_unknown_format && ends_like_csv(member.name)))
        return FileNeed::Columns;
    return FileNeed::Repair;
}

// Parts of the whole: each file counts for a thousand, so that the bar moves inside a file too.
Work part_of(const Work& whole, std::size_t index, std::size_t count) {
    const auto done = static_cast<std::int64_t>(index) * k_part;
    const auto total = static_cast<std::int64_t>(count) * k_part;
    whole.tell(done, total);
    const auto inside = [report = whole.report, done, total](const Progress& progress) {
        if (!report || progress.total <= 0)
            return;
        const std::int64_t part = progress.done * k_part / progress.total;
        report(Progress{done + std::min(k_part, part), total});
    };
    return Work{inside, whole.stop};
}

} // namespace

void merge(app::ImportReport& all, app::ImportReport&& one) {
    const auto move_all = [](auto& from, auto& to) {
        std::move(from.begin(), from.end(), std::back_inserter(to));
    };
    move_all(one.statements, all.statements);
    move_all(one.expected, all.expected);
    move_all(one.repeated, all.repeated);
    move_all(one.members, all.members);
    move_all(one.left_out, all.left_out);
    move_all(one.put_aside, all.put_aside);
    move_all(one.diagnostics, all.diagnostics);
}

bool ImportOutcome::asks_for_a_look() const {
    return !report.left_out.empty() || !report.put_aside.empty() ||
           std::any_of(
               report.diagnostics.begin(), report.diagnostics.end(),
               [](const auto& each) { return each.severity != Diagnostic::Severity::Info; }) ||
           std::any_of(report.statements.begin(), report.statements.end(),
                       [](const auto& each) { return each.lines_doubtful > 0; });
}

bool has_mismatch(const app::PreviewedMember& member) {
    return std::any_of(member.statements.begin(), member.statements.end(),
                       [](const auto& each) { return each.check == bank::BalanceCheck::Mismatch; });
}

FileNeed need_of(const app::PreviewedMember& member) {
    if (member.error)
        return need_of_error(member);
    if (has_mismatch(member))
        return FileNeed::Repair;
    for (const app::PreviewedStatement& statement : member.statements)
        if (statement.journal.empty() && !statement.left_out)
            return FileNeed::Journal;
    return FileNeed::Nothing;
}

FileNeed need_of(const PlannedFile& file) {
    if (file.found.error)
        return FileNeed::Repair;
    const bool takes_some =
        std::any_of(file.found.members.begin(), file.found.members.end(),
                    [&](const app::PreviewedMember& member) { return is_taken(file, member); });
    FileNeed worst = FileNeed::Nothing;
    for (const app::PreviewedMember& member : file.found.members)
        if (!takes_some || is_taken(file, member))
            worst = std::min(worst, need_of(member));
    return worst;
}

bool can_be_taken(const app::PreviewedMember& member) {
    const FileNeed need = need_of(member);
    return need == FileNeed::Nothing || need == FileNeed::Repair;
}

bool is_taken(const PlannedFile& file, const app::PreviewedMember& member) {
    return !file.found.is_archive || (can_be_taken(member) && !file.left.contains(member.name));
}

std::set<std::string> first_left(const app::PreviewedFile& found) {
    std::set<std::string> left;
    for (const app::PreviewedMember& member : found.members)
        if (found.is_archive && is_known(member))
            left.insert(member.name);
    return left;
}

bool is_known(const app::PreviewedMember& member) {
    return !member.statements.empty() && !member.error &&
           std::all_of(member.statements.begin(), member.statements.end(), [&](const auto& each) {
               return each.lines_known == each.lines && (each.lines > 0 || member.imported_at);
           });
}

bool is_known(const PlannedFile& file) {
    return !file.found.error && !file.found.members.empty() &&
           std::all_of(file.found.members.begin(), file.found.members.end(),
                       [](const auto& member) { return is_known(member); });
}

bool is_left_out(const PlannedFile& file) {
    bool any = false;
    for (const app::PreviewedMember& member : file.found.members)
        for (const app::PreviewedStatement& statement : member.statements) {
            if (member.error || !statement.left_out)
                return false;
            any = true;
        }
    return any;
}

bool may_be(const PlannedFile& file, Fate fate) {
    if (fate == Fate::Leave)
        return true;
    if (!file.is_read || file.found.error || is_left_out(file))
        return false;
    const FileNeed need = need_of(file);
    const bool takes_some =
        std::any_of(file.found.members.begin(), file.found.members.end(),
                    [&](const app::PreviewedMember& member) { return is_taken(file, member); });
    const bool balances_alone =
        std::none_of(file.found.members.begin(), file.found.members.end(),
                     [](const auto& member) { return member.error.has_value(); });
    switch (fate) {
    case Fate::Import:
        return takes_some &&
               (need == FileNeed::Nothing ||
                (need == FileNeed::Repair && (balances_alone || file.found.is_archive)));
    case Fate::PutAside:
        return need == FileNeed::Repair || need == FileNeed::Columns;
    case Fate::Leave:
        break;
    }
    return true;
}

Fate first_fate(const PlannedFile& file) {
    if (!file.is_read || is_known(file) || is_left_out(file))
        return Fate::Leave;
    switch (need_of(file)) {
    case FileNeed::Nothing:
        return Fate::Import;
    case FileNeed::Repair:
        return file.found.is_archive && may_be(file, Fate::Import) ? Fate::Import
               : may_be(file, Fate::PutAside)                      ? Fate::PutAside
                                                                   : Fate::Leave;
    case FileNeed::Columns:
    case FileNeed::Dates:
    case FileNeed::Journal:
    case FileNeed::Statement:
    case FileNeed::Settings:
        break;
    }
    return Fate::Leave;
}

QString format_words(std::string_view format) {
    if (format.starts_with("camt."))
        return QStringLiteral("CAMT.") + q(format.substr(5, 3));
    if (format == "cfonb120")
        return QStringLiteral("CFONB 120");
    if (format.starts_with("csv:"))
        return QStringLiteral("CSV ") + q(format.substr(4));
    return q(format).toUpper();
}

namespace {

std::set<std::string> members_left(const PlannedFile& file) {
    std::set<std::string> left;
    for (const app::PreviewedMember& member : file.found.members)
        if (!is_taken(file, member))
            left.insert(member.name);
    return left;
}

} // namespace

ImportWish wish_of(const std::vector<PlannedFile>& files) {
    ImportWish wish;
    for (const PlannedFile& file : files)
        if (file.fate != Fate::Leave && may_be(file, file.fate))
            wish.files.push_back({file.serial, file.asked.path, file.asked.choices, file.fate,
                                  file.asked.journal, file.asked.format, file.accepts_mismatch,
                                  file.found.is_archive && need_of(file) == FileNeed::Repair,
                                  members_left(file)});
    return wish;
}

std::vector<bank::StatementId> ImportOutcome::made() const {
    std::vector<bank::StatementId> ids;
    for (const app::ImportedStatement& statement : report.statements)
        if (statement.id)
            ids.push_back(statement.id);
    return ids;
}

std::int64_t ImportOutcome::announced() const {
    std::int64_t count = 0;
    for (const app::ImportedExpected& expected : report.expected)
        count += expected.lines_new;
    return count;
}

Result<ImportOutcome> carry_out(app::Writer& writer, const ImportWish& wish) {
    ImportOutcome outcome;
    for (std::size_t index = 0; index < wish.files.size(); ++index) {
        const ImportWish::File& file = wish.files[index];
        const Work work = part_of(wish.work, index, wish.files.size());
        if (file.fate == Fate::PutAside) {
            CT_ASSIGN(aside, app::put_aside(writer, {.files = {file.path}, .work = work}));
            std::move(aside.begin(), aside.end(), std::back_inserter(outcome.report.put_aside));
            continue;
        }
        app::ImportRequest request;
        request.files = {file.path};
        request.choices = file.choices;
        request.journal = file.journal;
        request.format = file.format;
        request.accept_mismatch = file.accepts_mismatch;
        request.quarantine = file.puts_members_aside;
        request.leave_out = file.left;
        request.work = work;
        CT_ASSIGN(report, app::import_files(writer, request));
        merge(outcome.report, std::move(report));
    }
    const std::vector<bank::StatementId> made = outcome.made();
    if (!wish.automatic || made.empty())
        return outcome;
    CT_ASSIGN(matching,
              app::apply_matches(writer, {.statements = made, .work = Work{{}, wish.work.stop}}));
    outcome.matched = matching.summary.matched;
    for (const app::LineOutcome& line : matching.lines)
        if (line.match && std::find(outcome.matches.begin(), outcome.matches.end(), line.match) ==
                              outcome.matches.end())
            outcome.matches.push_back(line.match);
    return outcome;
}

Result<void> take_back(app::Writer& writer, const ImportOutcome& outcome) {
    for (const reconcile::MatchId match : outcome.matches) {
        const auto undone = app::undo_match(writer, match);
        if (!undone && undone.error().code.name != "reconcile.already_undone")
            return undone;
    }
    CT_TRY(app::undo_statements(writer, outcome.made()));
    for (const app::ImportedExpected& expected : outcome.report.expected)
        if (expected.lines_new > 0)
            CT_TRY(app::take_back_expected(writer, expected.import));
    return {};
}

} // namespace comptoir::gui
