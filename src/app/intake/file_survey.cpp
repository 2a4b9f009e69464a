#include "app/intake/file_survey.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/statement_errors.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace comptoir::app {

namespace {

// Hears whose statements a piece holds, and how much.
class SurveySink final : public bank::StatementSink {
public:
    void begin_statement(const bank::StatementHeader& so_far) override {
        m_lines = 0;
        m_open = so_far.account;
    }
    bool line(bank::StatementLine&& line) override {
        // What the import takes: booked operations that move money.
        if (line.status == bank::LineStatus::Booked && !line.amount.is_zero())
            ++m_lines;
        return true;
    }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        m_open.reset();
        bank::IntakeAccount& account = account_of(header.account);
        account.named = bank::names_its_account(header);
        account.check = account.statements == 0 ? check : std::max(account.check, check, is_better);
        ++account.statements;
        account.lines += m_lines;
        note_days(account, header);
        if (header.opening && !account.opening)
            account.opening = header.opening->amount;
        if (header.closing)
            account.closing = header.closing->amount;
    }
    void diagnostic(Diagnostic&&) override {}

    // A statement that was cut short by damage names its account too.
    void finish() {
        if (m_open && (m_open->iban || !m_open->number.empty()))
            account_of(*m_open);
    }

    std::vector<bank::IntakeAccount> accounts;

private:
    // A mismatch outweighs what could not be checked, which outweighs what agrees.
    static bool is_better(bank::BalanceCheck a, bank::BalanceCheck b) {
        const auto weight = [](bank::BalanceCheck check) {
            switch (check) {
            case bank::BalanceCheck::Ok:
                return 0;
            case bank::BalanceCheck::NotPossible:
                return 1;
            case bank::BalanceCheck::Mismatch:
                return 2;
            }
            return 2;
        };
        return weight(a) < weight(b);
    }
    bank::IntakeAccount& account_of(const bank::AccountIdentity& identity) {
        const std::string key = bank::account_key(identity);
        for (bank::IntakeAccount& account : accounts)
            if (bank::account_key(account.identity) == key)
                return account;
        accounts.push_back({.identity = identity});
        return accounts.back();
    }
    static void note_days(bank::IntakeAccount& account, const bank::StatementHeader& header) {
        const auto from = header.from      ? header.from
                          : header.opening ? header.opening->date
                                           : std::nullopt;
        const auto to = header.to        ? header.to
                        : header.closing ? header.closing->date
                                         : std::nullopt;
        if (from)
            account.from = std::min(account.from.value_or(*from), *from);
        if (to)
            account.to = std::max(account.to.value_or(*to), *to);
    }

    std::optional<bank::AccountIdentity> m_open;
    std::int64_t m_lines = 0;
};

struct Surveyed {
    std::vector<bank::IntakeAccount> accounts;
    std::optional<Error> damage;
};

Result<Surveyed> survey_ranges(const std::filesystem::path& path, std::string_view name,
                               std::vector<formats::ByteRange> ranges, const Work& work,
                               const bank::ReadingChoices& choices) {
    RangeSource source(path, std::move(ranges));
    SurveySink sink;
    Work quiet;
    quiet.stop = work.stop;
    auto read = formats::read_statements(source, name, sink, quiet, {}, choices);
    if (!read && read.error().code == ErrorCode(comptoir::errors::cancelled))
        return fail(read.error());
    sink.finish();
    Surveyed surveyed{std::move(sink.accounts), std::nullopt};
    if (!read)
        surveyed.damage = std::move(read).error();
    return surveyed;
}

// A delivery without a statement beside those that have one: nothing of it is anybody's.
bool holds_nothing(const Surveyed& surveyed) {
    return surveyed.accounts.empty() && surveyed.damage &&
           surveyed.damage->code == ErrorCode(formats::errors::no_statement);
}

bool is_same_account(const bank::AccountIdentity& a, const bank::AccountIdentity& b) {
    const bool same_name = a.iban && b.iban ? *a.iban == *b.iban : a.number == b.number;
    // A damaged statement may not have come to its currency.
    return same_name && (!a.currency || !b.currency || *a.currency == *b.currency);
}

void add(bank::IntakeAccount& to, const bank::IntakeAccount& more) {
    if (to.statements == 0)
        to.check = more.check;
    else if (more.statements > 0 && more.check != bank::BalanceCheck::Ok &&
             to.check != bank::BalanceCheck::Mismatch)
        to.check = more.check;
    if (more.identity.currency)
        to.identity = more.identity;
    if (more.from)
        to.from = std::min(to.from.value_or(*more.from), *more.from);
    if (more.to)
        to.to = std::max(to.to.value_or(*more.to), *more.to);
    if (!to.opening)
        to.opening = more.opening;
    if (more.closing)
        to.closing = more.closing;
    to.statements += more.statements;
    to.lines += more.lines;
}

// The parts of the accounts, put together block by block.
class PartCollector {
public:
    void add_block(const formats::ByteRange& block, Surveyed&& surveyed) {
        SurveyedPart& part = part_of(surveyed);
        if (!surveyed.accounts.empty()) {
            if (part.accounts.empty())
                part.accounts = std::move(surveyed.accounts);
            else
                add(part.accounts.front(), surveyed.accounts.front());
        }
        if (surveyed.damage && !part.damage)
            part.damage = std::move(surveyed.damage);
        if (!part.ranges.empty() && part.ranges.back().end == block.begin)
            part.ranges.back().end = block.end;
        else
            part.ranges.push_back(block);
    }
    std::vector<SurveyedPart> finish(const formats::StatementCuts& cuts) {
        for (SurveyedPart& part : m_parts) {
            part.ranges.insert(part.ranges.begin(), cuts.before);
            part.ranges.push_back(cuts.after);
        }
        return std::move(m_parts);
    }

private:
    SurveyedPart& part_of(const Surveyed& surveyed) {
        if (!surveyed.accounts.empty())
            for (SurveyedPart& part : m_parts)
                if (!part.accounts.empty() && is_same_account(part.accounts.front().identity,
                                                              surveyed.accounts.front().identity))
                    return part;
        return m_parts.emplace_back();
    }
    std::vector<SurveyedPart> m_parts;
};

Result<std::vector<SurveyedPart>> survey_whole(const std::filesystem::path& path,
                                               std::string_view name, const Work& work,
                                               const bank::ReadingChoices& choices) {
    const formats::ByteRange all = whole_of(path);
    CT_ASSIGN(surveyed, survey_ranges(path, name, {all}, work, choices));
    if (surveyed.damage)
        return fail(std::move(*surveyed.damage));
    std::vector<SurveyedPart> parts;
    parts.push_back({std::move(surveyed.accounts), {all}, std::nullopt});
    return parts;
}

} // namespace

formats::ByteRange whole_of(const std::filesystem::path& path) {
    std::error_code problem;
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path, problem));
    return {0, problem ? 0 : size};
}

RangeSource::RangeSource(const std::filesystem::path& path, std::vector<formats::ByteRange> ranges)
    : m_path(path.string()), m_file(path, std::ios::binary), m_ranges(std::move(ranges)) {
    for (const formats::ByteRange& range : m_ranges)
        m_total += range.end - range.begin;
    m_piece.resize(std::min(formats::k_piece_bytes, static_cast<std::size_t>(m_total) + 1));
}

Result<std::string_view> RangeSource::next() {
    for (; m_range < m_ranges.size(); ++m_range, m_at = 0) {
        const formats::ByteRange& range = m_ranges[m_range];
        const std::int64_t left = range.end - range.begin - m_at;
        if (left <= 0)
            continue;
        if (m_at == 0)
            m_file.seekg(range.begin);
        const auto count = std::min(left, static_cast<std::int64_t>(m_piece.size()));
        if (!m_file.read(m_piece.data(), count))
            return fail(errors::file_unreadable, {{"path", m_path}});
        m_at += count;
        return std::string_view(m_piece).substr(0, static_cast<std::size_t>(count));
    }
    return std::string_view();
}

Result<std::vector<SurveyedPart>> survey_file(const std::filesystem::path& path,
                                              std::string_view name, const Work& work,
                                              const bank::ReadingChoices& choices) {
    RangeSource source(path, {whole_of(path)});
    CT_ASSIGN(cuts, formats::find_statement_cuts(source, name, work));
    if (!cuts || cuts->blocks.size() < 2)
        return survey_whole(path, name, work, choices);
    PartCollector collector;
    for (const formats::ByteRange& block : cuts->blocks) {
        CT_ASSIGN(surveyed,
                  survey_ranges(path, name, {cuts->before, block, cuts->after}, work, choices));
        // A block of several accounts: it would carry one client's lines to another.
        if (surveyed.accounts.size() > 1)
            return survey_whole(path, name, work, choices);
        if (!holds_nothing(surveyed))
            collector.add_block(block, std::move(surveyed));
    }
    std::vector<SurveyedPart> parts = collector.finish(*cuts);
    if (parts.empty())
        return survey_whole(path, name, work, choices);
    const bool all_lost = std::all_of(parts.begin(), parts.end(), [](const SurveyedPart& part) {
        return part.damage && part.accounts.empty();
    });
    if (all_lost)
        return fail(std::move(*parts.front().damage));
    return parts;
}

} // namespace comptoir::app
