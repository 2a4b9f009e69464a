#include "named_batches.h"

#include "entry_affinity.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>
#include <tuple>

namespace comptoir::reconcile {

namespace {

struct Batch {
    std::vector<std::uint32_t> entries;
    std::int64_t total = 0;
};

} // namespace

std::vector<char> entries_of_named_batches(const Context& context) {
    const std::vector<EntryCandidate>& entries = context.books.entries;
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Batch> batches;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        const EntryCandidate& entry = entries[i];
        if (context.entry_used[i] || entry.piece.empty())
            continue;
        Batch& batch = batches[{entry.bank_journal, entry.amount.currency().code(), entry.piece}];
        batch.entries.push_back(i);
        batch.total += entry.amount.minor();
    }
    std::map<std::tuple<std::string_view, std::string_view, std::int64_t>,
             std::vector<const Batch*>>
        by_total;
    for (const auto& [key, batch] : batches) {
        if (batch.entries.size() > 1)
            by_total[{std::get<0>(key), std::get<1>(key), batch.total}].push_back(&batch);
    }
    std::vector<char> held(entries.size(), 0);
    for (const std::uint32_t index : context.open_lines()) {
        const bank::StatementLine& line = context.line(index);
        const auto found = by_total.find(
            {context.lines[index].journal, line.amount.currency().code(), line.amount.minor()});
        if (found == by_total.end())
            continue;
        const std::vector<Word> words = words_of(line);
        const int days = context.days_of(context.lines[index].journal);
        for (const Batch* batch : found->second) {
            const bool is_near =
                std::all_of(batch->entries.begin(), batch->entries.end(), [&](std::uint32_t i) {
                    return std::abs(entries[i].date - line.booked_on) <= days;
                });
            if (!is_near || !names_piece(words, entries[batch->entries.front()].piece))
                continue;
            for (const std::uint32_t i : batch->entries)
                held[i] = 1;
        }
    }
    return held;
}

} // namespace comptoir::reconcile
