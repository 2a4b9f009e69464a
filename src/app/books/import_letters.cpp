#include "app/books/import_letters.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

void ImportedLetters::take(const ledger::Entry& entry) {
    for (const ledger::EntryRow& row : entry.rows) {
        const ledger::SettledRow settled{row.id, entry.date, row.amount.minor()};
        if (!row.letter.empty())
            m_lettered[{row.account, row.party, row.letter}].push_back(
                {settled, row.lettered_on.value_or(entry.date)});
        else if (ledger::is_third_party_account(m_chart, row.account))
            m_third_party[{row.account, row.party}].push_back(settled);
    }
}

void ImportedLetters::end_file() {
    for (const auto& [key, rows] : m_lettered) {
        storage::ImportedGroup group;
        std::tie(group.account, group.party, group.code) = key;
        std::int64_t rest = 0;
        bool summed = true; // sums that do not fit leave the group to what an earlier file says
        for (const Row& row : rows) {
            group.rows.emplace_back(row.settled.id, row.lettered_on);
            summed = summed && !__builtin_add_overflow(rest, row.settled.open_minor, &rest);
        }
        group.balances_alone = summed && rest == 0;
        storage::BulkLettering::Inserted inserted = m_bulk.insert(group);
        // What an earlier import left open under this letter; files of this one are here already.
        std::vector<ledger::SettledRow>& members =
            m_groups.try_emplace(inserted.id, std::move(inserted.earlier)).first->second;
        for (const Row& row : rows)
            members.push_back(row.settled);
        m_names.emplace(inserted.id, key);
    }
    m_lettered.clear();
}

void ImportedLetters::impute_groups() {
    for (const auto& [group, rows] : m_groups) {
        for (const ledger::PlannedImputation& planned : ledger::impute_oldest_first(rows))
            m_bulk.impute(planned.debit_row, planned.credit_row, planned.amount_minor);
    }
}

ImportedLetters::Interim ImportedLetters::interim() const {
    Interim found;
    for (const auto& [group, rows] : m_groups) {
        std::int64_t rest = 0;
        bool summed = true; // sums that do not fit are certainly not zero
        for (const ledger::SettledRow& row : rows)
            summed = summed && !__builtin_add_overflow(rest, row.open_minor, &rest);
        if (summed && rest == 0)
            continue;
        if (found.count++ == 0)
            std::tie(found.account, std::ignore, found.letter) = m_names.at(group);
    }
    return found;
}

std::int64_t ImportedLetters::letter_oldest_first(std::optional<Date> first_counting_day) {
    std::int64_t lettered = 0;
    for (auto& [key, rows] : m_third_party) {
        const auto counting =
            std::stable_partition(rows.begin(), rows.end(), [&](const ledger::SettledRow& row) {
                return first_counting_day && row.booked_on < *first_counting_day;
            });
        const std::vector<ledger::SettledRow> earlier(rows.begin(), counting);
        const std::vector<ledger::SettledRow> current(counting, rows.end());
        insert_chain(key.first, key.second, ledger::impute_oldest_first(earlier), lettered);
        insert_chain(key.first, key.second, ledger::impute_oldest_first(current), lettered);
    }
    return lettered;
}

std::int64_t ImportedLetters::left_open(const std::vector<ledger::ThirdPartyRow>& stored) const {
    std::set<ledger::RowId> brought;
    for (const auto& [key, rows] : m_third_party)
        for (const ledger::SettledRow& row : rows)
            brought.insert(row.id);
    struct Sides {
        std::int64_t brought_debits = 0, brought_credits = 0;
        bool has_debit = false, has_credit = false;
    };
    std::map<std::pair<std::string, std::string>, Sides> by_party;
    for (const ledger::ThirdPartyRow& row : stored) {
        if (row.amount == row.imputed)
            continue;
        Sides& sides = by_party[{row.account, row.party}];
        const bool is_credit = row.amount.is_negative();
        (is_credit ? sides.has_credit : sides.has_debit) = true;
        if (brought.contains(row.id))
            ++(is_credit ? sides.brought_credits : sides.brought_debits);
    }
    std::int64_t open = 0;
    for (const auto& [key, sides] : by_party)
        if (sides.has_debit && sides.has_credit)
            open += sides.brought_debits + sides.brought_credits;
    return open;
}

// Imputations in order share a row with the one before until the balance passes through zero:
// there a letter ends.
void ImportedLetters::insert_chain(const std::string& account, const std::string& party,
                                   const std::vector<ledger::PlannedImputation>& plan,
                                   std::int64_t& lettered) {
    std::size_t start = 0;
    while (start < plan.size()) {
        std::map<ledger::RowId, Date> rows;
        std::size_t end = start;
        do {
            for (const ledger::RowId row : {plan[end].debit_row, plan[end].credit_row})
                rows[row] = std::max(rows[row], plan[end].lettered_on);
            ++end;
        } while (end < plan.size() && (plan[end].debit_row == plan[end - 1].debit_row ||
                                       plan[end].credit_row == plan[end - 1].credit_row));
        storage::ImportedGroup group{account, party, {}, {rows.begin(), rows.end()}, false};
        m_bulk.insert(group);
        for (std::size_t i = start; i < end; ++i)
            m_bulk.impute(plan[i].debit_row, plan[i].credit_row, plan[i].amount_minor);
        lettered += static_cast<std::int64_t>(rows.size());
        start = end;
    }
}

bool has_books_or_letters(storage::Database& database) {
    return database.integer("SELECT EXISTS (SELECT 1 FROM import WHERE format = 'fec')"
                            " OR EXISTS (SELECT 1 FROM letter_row)") != 0;
}

} // namespace comptoir::app
