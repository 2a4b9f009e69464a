// Febelfin, "Coded statement of account" 2.6, annexes: transaction families, their operations, and
// the categories of amounts.
#include "formats/statements/coda/coda_codes.h"

#include <array>

namespace comptoir::formats::coda {

namespace {

using bank::Nature;

struct CodeNature {
    std::string_view code;
    Nature nature;
};

struct CategoryRange {
    std::string_view first, last;
    Nature nature;
};

// What part of an operation an amount is; 000 (net) and 100 (gross) say nothing.
constexpr auto k_categories = std::to_array<CategoryRange>({
    {"001", "002", Nature::Interest},                              // received, paid
    {"003", "010", Nature::Fee},      {"011", "011", Nature::Tax}, // VAT
    {"012", "018", Nature::Fee},      {"019", "019", Nature::Tax}, // on physical delivery
    {"020", "022", Nature::Fee},      {"026", "027", Nature::Fee},
    {"029", "033", Nature::Fee},      {"035", "047", Nature::Fee},
    {"049", "049", Nature::Tax},                                        // fiscal stamps
    {"051", "052", Nature::Tax},                                        // withheld
    {"053", "053", Nature::Fee},      {"059", "059", Nature::Interest}, // default interest
    {"061", "061", Nature::Fee},      {"065", "065", Nature::Interest},
    {"073", "074", Nature::Fee},      {"200", "214", Nature::Fee},
    {"400", "426", Nature::Fee},      {"427", "427", Nature::Tax}, // Belgian stock exchange
    {"428", "428", Nature::Interest},                              // accrued
    {"429", "430", Nature::Tax}, // foreign stock exchange, foreign tax recovered
});

// Family and operation, where the family alone would say something else.
constexpr auto k_operations = std::to_array<CodeNature>({
    {"0105", Nature::Salary},   // payment of wages
    {"0113", Nature::Internal}, // transfer from your account
    {"0117", Nature::Internal}, // financial centralisation
    {"0139", Nature::Cheque},   // circular cheque
    {"0154", Nature::Return},   // order that could not be executed
    {"0160", Nature::Return},   // circular cheque not presented
    {"0162", Nature::Return},   // unpaid postal order
    {"0164", Nature::Internal}, // transfer to your account
    {"0166", Nature::Internal}, // financial centralisation
    {"0205", Nature::Salary},   {"0213", Nature::Internal}, {"0217", Nature::Internal},
    {"0254", Nature::Return},   {"0264", Nature::Internal}, {"0266", Nature::Internal},
    {"0309", Nature::Return}, // unpaid voucher
    {"0338", Nature::Return}, // provisionally unpaid
    {"0360", Nature::Return}, // reversal of voucher
    {"0362", Nature::Return}, // reversal of cheque
    {"0404", Nature::Cash},   // withdrawal from an ATM
    {"0453", Nature::Cash},   // deposit at an ATM
    {"0503", Nature::Return}, // unpaid debt
    {"0505", Nature::Return}, // reimbursement
    {"0554", Nature::Return},   {"0556", Nature::Return},   {"0558", Nature::Return},
    {"0705", Nature::Return}, // claimed back
    {"0707", Nature::Return}, // unpaid
    {"0739", Nature::Return}, // irregular bill
    {"1117", Nature::Fee},    // management
    {"1119", Nature::Fee},      {"4105", Nature::Salary},   {"4113", Nature::Internal},
    {"4117", Nature::Internal}, {"4138", Nature::Fee},      {"4164", Nature::Internal},
    {"4166", Nature::Internal}, {"4307", Nature::Return},   {"4362", Nature::Return},
    {"4705", Nature::Return},   {"4707", Nature::Return},
});

constexpr auto k_families = std::to_array<CodeNature>({
    {"01", Nature::Transfer},        // SEPA and domestic
    {"02", Nature::InstantTransfer}, //
    {"03", Nature::Cheque},          //
    {"04", Nature::Card},            //
    {"05", Nature::DirectDebit},     //
    {"07", Nature::Bill},            // domestic commercial paper
    {"09", Nature::Cash},            // counter
    {"35", Nature::Interest},        // periodical closing
    {"41", Nature::Transfer},        // international
    {"43", Nature::Cheque},          // foreign
    {"47", Nature::Bill},            // foreign commercial paper
    {"80", Nature::Fee},             // charged separately
});

template <class Table>
Nature look_up(const Table& table, std::string_view code) {
    for (const CodeNature& row : table)
        if (row.code[0] == code[0] && row.code == code)
            return row.nature;
    return Nature::Other;
}

Nature nature_of_category(std::string_view category) {
    for (const CategoryRange& range : k_categories)
        if (range.first <= category && category <= range.last)
            return range.nature;
    return Nature::Other;
}

} // namespace

Nature nature_of(std::string_view code) {
    if (code.size() != 8)
        return Nature::Other;
    if (const Nature nature = nature_of_category(code.substr(5)); nature != Nature::Other)
        return nature;
    const std::string_view operation = code.substr(3, 2);
    if (operation == "37" || operation == "87") // costs and their reimbursement, in every family
        return Nature::Fee;
    if (const Nature nature = look_up(k_operations, code.substr(1, 4)); nature != Nature::Other)
        return nature;
    return look_up(k_families, code.substr(1, 2));
}

} // namespace comptoir::formats::coda
