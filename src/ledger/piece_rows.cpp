#include "comptoir/ledger/piece_rows.h"

#include <algorithm>

namespace comptoir::ledger {

std::vector<EntryRow> rows_of_piece(const Entry& entry, RowId row) {
    const auto named = std::find_if(entry.rows.begin(), entry.rows.end(),
                                    [&](const EntryRow& each) { return each.id == row; });
    if (named == entry.rows.end())
        return {};
    const auto piece_of = [&](const EntryRow& each) -> const std::string& {
        return each.piece.empty() ? entry.piece : each.piece;
    };
    std::vector<EntryRow> rows;
    Money sum = Money::zero(named->amount.currency());
    for (const EntryRow& each : entry.rows) {
        if (piece_of(each) != piece_of(*named))
            continue;
        rows.push_back(each);
        sum += each.amount;
    }
    return sum.is_zero() ? rows : entry.rows;
}

} // namespace comptoir::ledger
