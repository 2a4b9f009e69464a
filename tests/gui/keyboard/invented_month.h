// A month of an invented company as its bank and its books have it: 200 lines of every shape.
//
//   const InventedMonth month = invented_month();
//   take_in(dossier, month);          // books, journals, templates and the statement
//
// Everything is invented and the same at each run. What a line is stands beside it, so that the
// hand at the keyboard knows what an accountant would read on the screen.
#pragma once

#include "comptoir/bank/types.h"
#include "support/temp_dossier.h"

#include <map>
#include <string>
#include <vector>

namespace comptoir::gui {

enum class Shape {
    CustomerNumber,
    CustomerGroup,
    SupplierNumber,
    NameAndAmount,
    ChequeInBooks,
    TransferInBooks,
    ChequeDeposit,
    Instalment,
    CreditNote,
    Refund,
    OwnAccounts,
    Fee,
    RentWithVat,
    LoanByShares,
    CardRemittance,
    Overpayment,
    Discount,
    ForeignFee,
    Cents,
    Returned,
    TwoAnswers,
    Wages,
    TaxesAndCharges,
    CardWithVat,
    TwoAccounts,
    LoanBySpreading,
    DepositOfInvoices,
    InvoiceOnLine,
    ShortByHand,
    Prepayment,
    Unknown,
    k_shapes
};

struct MonthLine {
    Shape shape = Shape::CustomerNumber;
    int place = 0; // in the statement
    bank::StatementLine line;
};

struct InventedMonth {
    std::string fec;
    std::vector<MonthLine> lines;           // of BQ, in the order of the statement
    std::vector<bank::StatementLine> other; // of LV, the savings account
};

InventedMonth invented_month();

// The shape of each line of the dossier.
std::map<std::int64_t, Shape> take_in(test::TempDossier& dossier, const InventedMonth& month);

} // namespace comptoir::gui
