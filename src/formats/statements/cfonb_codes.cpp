// The French interbank operation codes (CFONB 120, record 04, columns 33-34; SEPA direct debit
// codes A1-B6 since 2010). The sign of an operation never follows from its code.
#include "formats/statements/bank_text.h"

#include <array>

namespace comptoir::formats {

namespace {

using bank::Nature;

struct CodeNature {
    std::string_view code;
    Nature nature;
};

constexpr auto k_natures = std::to_array<CodeNature>({
    {"01", Nature::Cheque},                              // cheque paid
    {"02", Nature::Cheque},                              // cheques deposited
    {"03", Nature::Return},                              // unpaid cheque
    {"04", Nature::Cash},                                // cash deposit
    {"05", Nature::Transfer},                            // transfer received
    {"06", Nature::Transfer},                            // transfer issued
    {"07", Nature::Bill},                                // domiciled bills paid
    {"08", Nature::DirectDebit},                         // direct debit, TIP, teleregulation paid
    {"09", Nature::DirectDebit},                         // direct debits collected
    {"10", Nature::Return},                              // direct debits returned
    {"11", Nature::Card},                                // card receipts
    {"12", Nature::Return},                              // returned transfer
    {"13", Nature::Transfer},                            // treasury transfer received
    {"14", Nature::Transfer},                            // treasury transfer issued
    {"15", Nature::Cheque},                              // cheques for the cash desk
    {"18", Nature::Transfer},                            // other transfer received
    {"21", Nature::Transfer},                            // other transfer issued
    {"22", Nature::DirectDebit},                         // TIP paid
    {"24", Nature::DirectDebit},                         // TIP collected
    {"26", Nature::Return},                              // TIP returned
    {"27", Nature::Return},                              // direct debit returned
    {"28", Nature::Card},                                // card payment
    {"29", Nature::Cash},                                // cash withdrawal
    {"30", Nature::Card},                                // card receipts remitted
    {"31", Nature::Bill},                                // bills for collection
    {"32", Nature::Bill},                                // discount
    {"33", Nature::Return},                              // unpaid bills
    {"34", Nature::Bill},                                // bill incidents
    {"35", Nature::Bill},                                // bills for collection
    {"36", Nature::Card},                                // card slips
    {"37", Nature::Bill},                                // bills discounted
    {"38", Nature::Return},                              // card slips unpaid
    {"39", Nature::Transfer},                            // transfer of external origin
    {"41", Nature::Transfer},                            // to or from abroad
    {"44", Nature::Transfer},                            // international transfer issued
    {"45", Nature::Transfer},                            // international transfer received
    {"61", Nature::Interest},                            // overdraft interest
    {"62", Nature::Fee},                                 // fees and commissions
    {"63", Nature::Interest},                            // financial income
    {"64", Nature::Fee},                                 // commission with tax
    {"65", Nature::Fee},                                 // commission before tax
    {"66", Nature::Fee},                                 // commission exempt
    {"67", Nature::Tax},                                 // taxes
    {"70", Nature::Interest},                            // financial charges
    {"88", Nature::Fee},                                 // custody fees
    {"89", Nature::Tax},                                 // foreign tax refund
    {"90", Nature::Bill},                                // accepted invoice at maturity
    {"92", Nature::Internal},                            // centralisation of receipts
    {"93", Nature::Internal},                            // centralisation of payments
    {"94", Nature::Internal},                            // cash centralisation, credit
    {"95", Nature::Internal},                            // cash centralisation, debit
    {"96", Nature::DirectDebit},                         // teleregulation paid
    {"97", Nature::DirectDebit},                         // teleregulation collected
    {"98", Nature::Return},                              // teleregulation returned
    {"99", Nature::Return},                              // cancellations and corrections
    {"A1", Nature::DirectDebit},                         // core collected
    {"A2", Nature::DirectDebit},                         // B2B collected
    {"A3", Nature::Return},                              // rejects and returns
    {"A4", Nature::Return},      {"A5", Nature::Return}, // reversals sent by the creditor
    {"A6", Nature::Return},      {"B1", Nature::DirectDebit}, // core paid
    {"B2", Nature::DirectDebit},                              // B2B paid
    {"B3", Nature::Return},                                   // rejects received by the creditor
    {"B4", Nature::Return},      {"B5", Nature::Return},      // reversals received by the debtor
    {"B6", Nature::Return},
});

} // namespace

Nature nature_of_cfonb(std::string_view code) {
    if (code.size() != 2)
        return Nature::Other;
    for (const CodeNature& row : k_natures)
        if (row.code[0] == code[0] && row.code[1] == code[1])
            return row.nature;
    return Nature::Other;
}

bool is_return_of_cfonb(std::string_view code) {
    return nature_of_cfonb(code) == Nature::Return;
}

} // namespace comptoir::formats
