// Which accounts an invoice books to, by chart: data, not code.
//
// Sources: PCG 2025 (regulation ANC 2014-03): 401, 404, 411, 44562, 44566, 44571, 4452; 44564,
// 44574, 445715, 658500 and 758900 are free sub-accounts in common use. PCMN: 400, 411, 440, 451.
// KMU: 1100, 1170, 1171, 2000, 2200, 6943, 6953. Numbers are padded to six as in every chart here.
#pragma once

#include "comptoir/ledger/types.h"

#include <optional>
#include <span>
#include <string_view>

namespace comptoir::invoices {

struct BookingAccounts {
    std::string_view supplier;
    std::string_view asset_supplier;
    std::string_view customer;
    std::string_view vat_deductible;
    std::string_view vat_deductible_asset;
    std::string_view vat_deductible_waiting; // on receipts, until paid
    std::string_view vat_due;
    std::string_view vat_due_waiting;         // on receipts, until cashed
    std::string_view reverse_charge;          // intra-EU and foreign sellers
    std::string_view reverse_charge_domestic; // subcontracting in the same country
    std::string_view rounding_loss;
    std::string_view rounding_gain;
    std::string_view income; // where a sale goes unless said otherwise
    char asset_class = '2';  // first digit of accounts of assets
    Rate standard_rate;      // for self-assessed VAT
};
const BookingAccounts& booking_accounts(ledger::Chart chart);

// True for an account of the balance sheet's fixed assets: VAT 44562, supplier 404.
bool is_asset_account(ledger::Chart chart, std::string_view account);

// The label of an account of the tables above that a chart may lack ("TVA … en attente").
std::optional<std::string_view> booking_account_label(ledger::Chart chart,
                                                      std::string_view account);

// An account where VAT is deducted or owed, of the table above or a sub-account of one.
bool is_vat_account(ledger::Chart chart, std::string_view account);
// Where the VAT inside an amount booked to that account goes: deductible for charges and fixed
// assets, due for income. A discount takes VAT back, so granted it is the other way round (CGI art.
// 272), and so does a claim that is lost. Empty: neither charge nor income, or never with VAT.
std::optional<std::string_view> vat_account_of(ledger::Chart chart, std::string_view account);

// A charge, an income or an asset that VAT never stands on: wages, taxes, interest, depreciation.
bool never_holds_vat(ledger::Chart chart, std::string_view account);

} // namespace comptoir::invoices
