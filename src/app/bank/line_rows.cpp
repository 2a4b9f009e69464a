// Rows of lines: of a list, of a search, and of lines that changed.
#include "comptoir/app/line_rows.h"

#include "app/bank/journal_of_list.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/expected_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/line_text_repository.h"

#include <algorithm>
#include <array>
#include <map>

namespace comptoir::app {

namespace {

using reconcile::LineState;

// Stored facts only: whether a line is proposed or ambiguous is the matcher's answer of the moment.
LineState state_of(const storage::LineRecord& record) {
    if (record.match != 0)
        return LineState::Matched;
    if (record.mark == "parked")
        return LineState::Parked;
    return record.mark == "ignored" ? LineState::Ignored : LineState::Open;
}

storage::LineQuery query_of(const LineSearch& search) {
    const LineFilter& filter = search.filter;
    storage::LineQuery query;
    query.statement = filter.statement;
    query.journal = filter.journal;
    query.after = filter.after;
    query.only_doubtful = filter.only_doubtful;
    if (search.unmatched)
        query.matched = false;
    if (search.unmatched || !filter.state)
        return query;
    query.matched = *filter.state == LineState::Matched;
    if (*filter.state == LineState::Parked || *filter.state == LineState::Ignored)
        query.mark = std::string(to_text(*filter.state));
    else if (*filter.state != LineState::Matched)
        query.mark = "";
    return query;
}

// The words of a filter, in a line: label, its rest, counterparty, comment, reference, amount.
class TextSearch {
public:
    explicit TextSearch(std::string_view wanted) : m_wanted(text::fold(wanted)) {}
    bool is_empty() const { return m_wanted.empty(); }
    bool finds(const std::array<std::string_view, 5>& texts, Money amount) {
        if (is_empty())
            return true;
        m_line.clear();
        for (const std::string_view each : texts)
            m_line.append(each).append(1, ' ');
        m_line += amount.to_decimal();
        return text::fold(m_line).find(m_wanted) != std::string::npos ||
               straddles(texts[0], texts[1]);
    }
    bool finds(const bank::StatementLine& line) {
        return finds({line.label, line.label_more, line.counterparty.name, line.comment,
                      line.remittance_reference},
                     line.amount);
    }

private:
    // A bank cuts its text at a column (CFONB: 31), in the middle of a number too. Only what
    // stands around the cut is looked at, so that a million lines cost no more.
    bool straddles(std::string_view label, std::string_view more) {
        if (label.empty() || more.empty())
            return false;
        const auto is_inside = [](std::string_view text, std::size_t at) {
            return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
        };
        const std::size_t reach = 2 * m_wanted.size(); // an accent is two bytes
        std::size_t from = label.size() - std::min(label.size(), reach);
        std::size_t until = std::min(more.size(), reach);
        while (is_inside(label, from))
            ++from;
        while (is_inside(more, until))
            ++until;
        m_line.assign(label.substr(from)).append(more.substr(0, until));
        return text::fold(m_line).find(m_wanted) != std::string::npos;
    }

    std::string m_wanted, m_line;
};

// What a row needs beside the record of its line; asked once for a list.
class RowMaker {
public:
    explicit RowMaker(storage::Database& database)
        : m_database(database), m_has_announcements(storage::has_expected(database)),
          m_acts(database) {
        for (reconcile::StoredTemplate& one : storage::load_templates(database))
            m_codes.emplace(one.id, std::move(one.code));
    }
    LineRow row_of(const storage::LineRecord& record) {
        LineRow row;
        row.id = record.id;
        row.statement = record.statement;
        row.journal = record.journal;
        row.state = state_of(record);
        row.doubtful = record.doubtful;
        row.line = record.line;
        row.match = reconcile::MatchId{record.match};
        row.party = record.identity.party;
        row.party_by = record.identity.party_by;
        row.template_by = record.identity.template_by;
        if (const auto code = m_codes.find(record.identity.template_id); code != m_codes.end())
            row.template_code = code->second;
        if (m_has_announcements)
            row.announced = storage::expected_before_line(m_database, record.id);
        storage::LineActs acts = m_acts.of(record.id);
        row.note = std::move(acts.note);
        row.reason = std::move(acts.reason);
        row.invoice = acts.invoice;
        row.invoice_piece = std::move(acts.invoice_piece);
        row.pairing = acts.pairing;
        row.documents = acts.documents;
        return row;
    }

private:
    storage::Database& m_database;
    std::map<reconcile::TemplateId, std::string> m_codes;
    // Most dossiers know of no announcement: a million lines then need not be asked one by one.
    bool m_has_announcements;
    storage::LineActReader m_acts;
};

Result<void> check_filter(Reader& reader, const LineFilter& filter) {
    CT_TRY(check_journal(reader, filter.journal));
    if (filter.statement && !storage::find_statement(reader.database(), *filter.statement))
        return fail(errors::not_found, {{"what", "statement"}, {"id", filter.statement->value()}});
    return {};
}

// Reads the texts alone of what it passes over. `found` returns false to stop.
Result<void> look_through(Reader& reader, const LineSearch& search,
                          const std::function<bool(bank::LineId)>& found) {
    TextSearch text(search.filter.text);
    bool stopped = false;
    const auto look = [&](const storage::LineText& line) {
        stopped = search.stop.stop_requested();
        if (stopped)
            return false;
        return text.finds(line.texts, line.amount) ? found(line.id) : true;
    };
    storage::for_each_line_text(reader.database(), query_of(search), look);
    if (stopped)
        return fail(comptoir::errors::cancelled);
    return {};
}

bool keeps(const LineSearch& search, const LineRow& row) {
    const LineFilter& filter = search.filter;
    if (search.unmatched && row.match)
        return false;
    if (!search.unmatched && filter.state) {
        // Proposed and ambiguous are answers of the moment about open lines.
        const bool is_stored = *filter.state == LineState::Matched ||
                               *filter.state == LineState::Parked ||
                               *filter.state == LineState::Ignored;
        if (row.state != (is_stored ? *filter.state : LineState::Open))
            return false;
    }
    if ((filter.statement && *filter.statement != row.statement) ||
        (filter.journal && *filter.journal != row.journal) ||
        (filter.only_doubtful && !row.doubtful))
        return false;
    return TextSearch(filter.text).finds(row.line);
}

} // namespace

Result<void> search_lines(Reader& reader, const LineSearch& search,
                          const std::function<bool(const LineRow&)>& take) {
    CT_TRY(check_filter(reader, search.filter));
    RowMaker maker(reader.database());
    std::int64_t left = search.filter.limit;
    const auto take_record = [&](const storage::LineRecord& record) {
        return left-- > 0 && take(maker.row_of(record));
    };
    if (search.filter.text.empty()) {
        storage::for_each_line(reader.database(), query_of(search), take_record);
        return {};
    }
    return look_through(reader, search, [&](bank::LineId id) {
        const auto record = storage::find_line(reader.database(), id);
        return record ? take_record(*record) && left > 0 : true;
    });
}

Result<std::int64_t> count_found(Reader& reader, const LineSearch& search) {
    if (search.filter.text.empty())
        return storage::count_lines(reader.database(), query_of(search));
    CT_TRY(check_filter(reader, search.filter));
    std::int64_t count = 0;
    CT_TRY(look_through(reader, search, [&](bank::LineId) {
        ++count;
        return true;
    }));
    return count;
}

Result<std::vector<AskedLine>> load_lines(Reader& reader, const std::vector<bank::LineId>& lines,
                                          const LineSearch& search) {
    RowMaker maker(reader.database());
    std::vector<AskedLine> asked;
    for (const bank::LineId id : lines) {
        const auto record = storage::find_line(reader.database(), id);
        if (!record)
            continue;
        AskedLine line;
        line.row = maker.row_of(*record);
        line.kept = keeps(search, line.row);
        asked.push_back(std::move(line));
    }
    return asked;
}

Result<void> for_each_line(Reader& reader, const LineFilter& filter,
                           const std::function<bool(const LineRow&)>& take) {
    return search_lines(reader, {filter, false, {}}, take);
}

Result<std::int64_t> count_lines(Reader& reader, const LineFilter& filter) {
    return count_found(reader, {filter, false, {}});
}

} // namespace comptoir::app
