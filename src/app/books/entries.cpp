// Entries: reading, posting drafts, validation, reversal, closing.
#include "comptoir/app/books.h"

#include "comptoir/app/books_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/entry_numbers.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <algorithm>
#include <map>

namespace comptoir::app {

namespace {

std::string name_of(ledger::EntryId id) {
    return "entry " + text::number(id.value());
}

storage::EntryStamp stamp_of(const Writer& writer) {
    return {writer.clock().now(), writer.user()};
}

Result<ledger::Entry> find_or_refuse(Reader& reader, ledger::EntryId id) {
    auto entry = storage::find_entry(reader.database(), id);
    if (!entry)
        return fail(errors::not_found, {{"what", std::string("entry")}, {"id", id.value()}});
    return std::move(*entry);
}

// What a person typed is searched in all texts of the entry, whatever its case and accents.
class TextFilter {
public:
    explicit TextFilter(std::string_view text) : m_needle(text::fold_compact(text)) {}
    bool takes(const ledger::Entry& entry) const {
        if (m_needle.empty())
            return true;
        if (holds(entry.label) || holds(entry.piece) || holds(entry.number) || holds(entry.journal))
            return true;
        return std::any_of(entry.rows.begin(), entry.rows.end(), [&](const ledger::EntryRow& row) {
            return holds(row.label) || holds(row.piece) || holds(row.party) || holds(row.account);
        });
    }

private:
    bool holds(std::string_view value) const {
        return !value.empty() && text::fold_compact(value).find(m_needle) != std::string::npos;
    }
    std::string m_needle;
};

// Facts for check_entry, with journals and years loaded once.
class LoadedFacts {
public:
    explicit LoadedFacts(storage::Database& database)
        : m_journals(storage::load_journals(database)), m_years(storage::load_years(database)) {
        const storage::DossierRow dossier = storage::load_dossier(database);
        m_facts.chart = dossier.chart;
        m_facts.years = m_years;
        m_facts.closed_until = dossier.closed_until;
        m_facts.account_exists = [&database](std::string_view number) {
            return storage::account_exists(database, number);
        };
        m_facts.party_exists = [&database](std::string_view code) {
            return storage::party_exists(database, code);
        };
        m_facts.journal = [this](std::string_view code) -> const ledger::Journal* {
            for (const ledger::Journal& journal : m_journals) {
                if (journal.code == code)
                    return &journal;
            }
            return nullptr;
        };
    }
    LoadedFacts(const LoadedFacts&) = delete;
    LoadedFacts& operator=(const LoadedFacts&) = delete;
    const ledger::BookFacts& facts() const { return m_facts; }

private:
    std::vector<ledger::Journal> m_journals;
    std::vector<ledger::FinancialYear> m_years;
    ledger::BookFacts m_facts;
};

// Numbers of Comptoir: 1, 2, 3 … per journal and year, after those inherited and in their form.
class Numberer {
public:
    explicit Numberer(storage::Database& database)
        : m_database(database), m_years(storage::load_years(database)) {}

    Result<std::string> next(const std::string& journal, Date day) {
        const auto year = std::find_if(m_years.begin(), m_years.end(), [&](const auto& candidate) {
            return candidate.days.contains(day);
        });
        if (year == m_years.end())
            return fail(ledger::errors::outside_years, {{"date", day}});
        const auto [place, inserted] = m_last.try_emplace(std::pair(journal, year->id));
        if (inserted) {
            place->second = ledger::number_to_follow(
                storage::last_number_given(m_database, journal, year->days),
                storage::highest_numbers(m_database, journal, year->days));
            place->second.value =
                std::max(place->second.value, storage::load_counter(m_database, journal, year->id));
        }
        ++place->second.value;
        return ledger::to_text(place->second);
    }

    void save() {
        for (const auto& [key, last] : m_last)
            storage::save_counter(m_database, key.first, key.second, last.value);
    }

private:
    storage::Database& m_database;
    std::vector<ledger::FinancialYear> m_years;
    std::map<std::pair<std::string, ledger::YearId>, ledger::EntryNumber> m_last;
};

Result<void> check_open(Date day, const std::optional<Date>& closed_until) {
    if (closed_until && day <= *closed_until)
        return fail(ledger::errors::period_closed,
                    {{"date", day}, {"closed_until", *closed_until}});
    return {};
}

Result<void> validate_draft(ledger::Entry entry, const std::optional<Date>& closed_until,
                            Date today, Numberer& numbers, storage::ChainAppender& chain) {
    CT_TRY(ledger::check_balance(entry));
    CT_TRY(check_open(entry.date, closed_until));
    CT_TRY(ledger::check_come(entry.date, today));
    CT_ASSIGN(number, numbers.next(entry.journal, entry.date));
    entry.number = number;
    entry.validated_on = today;
    entry.state = ledger::EntryState::Validated;
    chain.append(entry, storage::ChainAppender::Number::GivenHere);
    return {};
}

} // namespace

Result<void> for_each_entry(Reader& reader, const EntryFilter& filter,
                            const std::function<bool(const ledger::Entry&)>& take) {
    if (filter.journal && !storage::find_journal(reader.database(), *filter.journal))
        return fail(ledger::errors::unknown_journal, {{"journal", *filter.journal}});
    if (filter.party && !storage::find_party(reader.database(), *filter.party))
        return fail(ledger::errors::unknown_party, {{"party", *filter.party}});
    storage::EntryQuery query;
    query.journal = filter.journal;
    query.account = filter.account;
    query.party = filter.party;
    query.days = filter.days;
    query.state = filter.state;
    query.after = filter.after;
    const TextFilter text(filter.text);
    std::int64_t taken = 0;
    if (filter.limit <= 0)
        return {};
    storage::for_each_entry(reader.database(), query, [&](const ledger::Entry& entry) {
        if (!text.takes(entry))
            return true;
        return take(entry) && ++taken < filter.limit;
    });
    return {};
}

Result<ledger::Entry> load_entry(Reader& reader, ledger::EntryId id) {
    return find_or_refuse(reader, id);
}

Result<std::vector<ledger::Account>> list_accounts(Reader& reader) {
    return storage::load_accounts(reader.database());
}

Result<BooksCounts> count_books(Reader& reader) {
    const storage::BooksTotals totals = storage::load_totals(reader.database());
    return BooksCounts{totals.entries, totals.drafts, totals.rows};
}

Result<ledger::EntryId> post_draft(Writer& writer, const ledger::Entry& entry) {
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry));
    const LoadedFacts facts(writer.database());
    CT_TRY(ledger::check_entry(entry, facts.facts()));
    ledger::Entry draft = entry;
    draft.state = ledger::EntryState::Draft;
    draft.number.clear();
    draft.validated_on.reset();
    const ledger::EntryId id = storage::insert_entry(writer.database(), draft, stamp_of(writer));
    writer.record("entry.post", name_of(id), {}, draft.journal + " " + draft.date.to_iso());
    writer.changed(Noun::Entries, id.value());
    return id;
}

Result<void> post_draft_again(Writer& writer, const ledger::Entry& entry) {
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry));
    const LoadedFacts facts(writer.database());
    CT_TRY(ledger::check_entry(entry, facts.facts()));
    storage::EntryInserter(writer.database()).insert_again(entry, stamp_of(writer));
    writer.record("entry.post", name_of(entry.id), {}, entry.journal + " " + entry.date.to_iso());
    writer.changed(Noun::Entries, entry.id.value());
    return {};
}

Result<void> delete_draft(Writer& writer, ledger::EntryId id) {
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry));
    CT_ASSIGN(entry, find_or_refuse(writer, id));
    if (entry.state == ledger::EntryState::Validated)
        return fail(errors::draft_expected, {{"entry", id.value()}});
    storage::delete_draft(writer.database(), id);
    // The trace keeps what was deleted, as the bytes validation would have hashed.
    writer.record("entry.delete", name_of(id), ledger::canonical_bytes(entry));
    writer.changed(Noun::Entries, id.value());
    return {};
}

Result<ValidationReport> validate_entries(Writer& writer, std::optional<Date> until) {
    CT_ASSIGN(act, writer.begin(users::Right::EntryValidate));
    storage::Database& database = writer.database();
    const auto closed_until = storage::load_dossier(database).closed_until;
    ValidationReport report;
    Numberer numbers(database);
    storage::ChainAppender chain(database);
    Result<void> done;
    storage::for_each_entry_of(
        database, storage::draft_ids(database, until), [&](const ledger::Entry& entry) {
            if (!done)
                return;
            if (!ledger::check_come(entry.date, writer.today())) {
                ++report.left;
                return;
            }
            done = validate_draft(entry, closed_until, writer.today(), numbers, chain);
            report.validated += done ? 1 : 0;
        });
    CT_TRY(done);
    if (report.validated == 0)
        return report;
    chain.finish();
    numbers.save();
    writer.record("entries.validate", until ? "until " + until->to_iso() : std::string("all"), {},
                  text::number(report.validated) + " entries");
    writer.changed(Noun::Entries);
    return report;
}

Result<void> validate_entry(Writer& writer, ledger::EntryId id) {
    CT_ASSIGN(act, writer.begin(users::Right::EntryValidate));
    storage::Database& database = writer.database();
    CT_ASSIGN(entry, find_or_refuse(writer, id));
    if (entry.state == ledger::EntryState::Validated)
        return fail(errors::draft_expected, {{"entry", id.value()}});
    Numberer numbers(database);
    storage::ChainAppender chain(database);
    CT_TRY(validate_draft(entry, storage::load_dossier(database).closed_until, writer.today(),
                          numbers, chain));
    chain.finish();
    numbers.save();
    writer.record("entry.validate", name_of(id));
    writer.changed(Noun::Entries, id.value());
    return {};
}

Result<void> close_period(Writer& writer, Date day) {
    CT_ASSIGN(act, writer.begin(users::Right::PeriodClose));
    storage::Database& database = writer.database();
    const auto closed_until = storage::load_dossier(database).closed_until;
    if (closed_until && day <= *closed_until)
        return fail(ledger::errors::already_closed,
                    {{"date", day}, {"closed_until", *closed_until}});
    const auto years = storage::load_years(database);
    if (std::none_of(years.begin(), years.end(),
                     [&](const auto& year) { return year.days.contains(day); }))
        return fail(ledger::errors::outside_years, {{"date", day}});
    CT_TRY(ledger::check_over(day, writer.today()));
    const auto drafts = storage::draft_ids(database, day);
    if (!drafts.empty())
        return fail(ledger::errors::drafts_remain,
                    {{"count", static_cast<std::int64_t>(drafts.size())}, {"date", day}});
    if (const auto fault = storage::first_chain_fault(database))
        return fail(errors::books_chain_broken, {{"entry", fault->entry.value()}}, fault->what);
    storage::insert_period_close(database, day, stamp_of(writer));
    writer.record("period.close", day.to_iso(), closed_until ? closed_until->to_iso() : "");
    writer.changed(Noun::Dossier);
    return {};
}

} // namespace comptoir::app
