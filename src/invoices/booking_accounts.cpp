#include "comptoir/invoices/booking_accounts.h"

#include "comptoir/ledger/books_accounts.h"
#include "comptoir/ledger/rules.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::invoices {

namespace {

constexpr BookingAccounts k_pcg{
    .supplier = "401000",
    .asset_supplier = "404000",
    .customer = "411000",
    .vat_deductible = "445660",
    .vat_deductible_asset = "445620",
    .vat_deductible_waiting = "445640",
    .vat_due = "445710",
    .vat_due_waiting = "445740",
    .reverse_charge = "445200",
    .reverse_charge_domestic = "445715",
    .rounding_loss = "658500",
    .rounding_gain = "758900",
    .income = "706000",
    .asset_class = '2',
    .standard_rate = Rate{20, 2},
};
// Belgium has no accounts of its own for VAT that waits for payment: the tax is due on delivery
// (Code TVA art. 16 and 22), so the ordinary ones serve.
constexpr BookingAccounts k_pcmn{
    .supplier = "440000",
    .asset_supplier = "440000",
    .customer = "400000",
    .vat_deductible = "411000",
    .vat_deductible_asset = "411000",
    .vat_deductible_waiting = "411000",
    .vat_due = "451000",
    .vat_due_waiting = "451000",
    .reverse_charge = "451000",
    .reverse_charge_domestic = "451000",
    .rounding_loss = "658500",
    .rounding_gain = "758900",
    .income = "700000",
    .asset_class = '2',
    .standard_rate = Rate{21, 2},
};
constexpr BookingAccounts k_kmu{
    .supplier = "200000",
    .asset_supplier = "200000",
    .customer = "110000",
    .vat_deductible = "117000",
    .vat_deductible_asset = "117100",
    .vat_deductible_waiting = "117000",
    .vat_due = "220000",
    .vat_due_waiting = "220000",
    .reverse_charge = "220000",
    .reverse_charge_domestic = "220000",
    .rounding_loss = "694300",
    .rounding_gain = "695300",
    .income = "340000",
    .asset_class = '1',
    .standard_rate = Rate{81, 3},
};

using Label = std::pair<std::string_view, std::string_view>;
constexpr std::array<Label, 16> k_pcg_labels{{
    {"401000", "Fournisseurs"},
    {"404000", "Fournisseurs d'immobilisations"},
    {"411000", "Clients"},
    {"445200", "TVA due intracommunautaire"},
    {"445620", "TVA sur immobilisations"},
    {"445640", "TVA déductible en attente de paiement"},
    {"445660", "TVA sur autres biens et services"},
    {"445710", "TVA collectée"},
    {"445715", "TVA collectée - autoliquidation"},
    {"445740", "TVA collectée en attente d'encaissement"},
    {"658500", "Différences de règlement (charges)"},
    {"758900", "Différences de règlement (produits)"},
    {"706000", "Prestations de services"},
    {"707000", "Ventes de marchandises"},
    {"606000", "Achats non stockés de matières et fournitures"},
    {"607000", "Achats de marchandises"},
}};
constexpr std::array<Label, 7> k_pcmn_labels{{
    {"400000", "Clients"},
    {"411000", "TVA à récupérer"},
    {"440000", "Fournisseurs"},
    {"451000", "TVA à payer"},
    {"658500", "Différences de règlement (charges)"},
    {"758900", "Différences de règlement (produits)"},
    {"700000", "Ventes et prestations de services"},
}};
constexpr std::array<Label, 8> k_kmu_labels{{
    {"110000", "Créances clients (débiteurs)"},
    {"117000", "Impôt préalable TVA sur charges"},
    {"117100", "Impôt préalable TVA sur investissements"},
    {"200000", "Dettes fournisseurs (créanciers)"},
    {"220000", "TVA due"},
    {"694300", "Différences d'arrondi (charge)"},
    {"695300", "Différences d'arrondi (produit)"},
    {"340000", "Ventes de prestations de services"},
}};

std::span<const Label> labels_of(ledger::Chart chart) {
    switch (chart) {
    case ledger::Chart::Pcg:
        return k_pcg_labels;
    case ledger::Chart::Pcmn:
        return k_pcmn_labels;
    case ledger::Chart::Kmu:
        return k_kmu_labels;
    }
    return {};
}

} // namespace

const BookingAccounts& booking_accounts(ledger::Chart chart) {
    switch (chart) {
    case ledger::Chart::Pcg:
        return k_pcg;
    case ledger::Chart::Pcmn:
        return k_pcmn;
    case ledger::Chart::Kmu:
        return k_kmu;
    }
    return k_pcg;
}

bool is_asset_account(ledger::Chart chart, std::string_view account) {
    if (account.empty() || account.front() != booking_accounts(chart).asset_class)
        return false;
    // KMU: 14 to 18 are fixed assets, 10 to 13 current ones.
    return chart != ledger::Chart::Kmu || (account.size() > 1 && account[1] >= '4');
}

bool is_vat_account(ledger::Chart chart, std::string_view account) {
    const BookingAccounts& accounts = booking_accounts(chart);
    // "44566" and "44571", "411" and "451", "1170" and "2200": what the chart's own numbers say.
    const std::size_t digits = chart == ledger::Chart::Pcg    ? 5
                               : chart == ledger::Chart::Pcmn ? 3
                                                              : 4;
    for (const std::string_view known :
         {accounts.vat_deductible, accounts.vat_deductible_asset, accounts.vat_due}) {
        if (account.starts_with(known.substr(0, digits)))
            return true;
    }
    return false;
}

bool never_holds_vat(ledger::Chart chart, std::string_view account) {
    // PCG: financial assets and depreciation; wages and social charges (647 and 648 may be
    // bought), taxes, interest, losses of exchange, depreciation, income tax; interest received.
    static constexpr std::array<std::string_view, 23> k_french{
        "26",  "27",  "28",  "29", "63",  "641", "644", "645", "646", "661", "666", "667",
        "681", "686", "687", "69", "761", "762", "763", "764", "766", "767", "78"};
    static constexpr std::array<std::string_view, 7> k_belgian{"28",  "29",  "620", "621",
                                                               "630", "650", "67"};
    static constexpr std::array<std::string_view, 6> k_swiss{"14", "50", "57", "68", "690", "89"};
    const auto is_one_of = [&](const auto& prefixes) {
        return std::any_of(prefixes.begin(), prefixes.end(),
                           [&](std::string_view prefix) { return account.starts_with(prefix); });
    };
    switch (chart) {
    case ledger::Chart::Pcg:
        return is_one_of(k_french);
    case ledger::Chart::Pcmn:
        return is_one_of(k_belgian);
    case ledger::Chart::Kmu:
        return is_one_of(k_swiss);
    }
    return false;
}

std::optional<std::string_view> vat_account_of(ledger::Chart chart, std::string_view account) {
    const BookingAccounts& accounts = booking_accounts(chart);
    if (never_holds_vat(chart, account))
        return std::nullopt;
    const auto is_below = [&](std::string_view prefix) {
        return chart == ledger::Chart::Pcg && account.starts_with(prefix);
    };
    if (is_below("665") || is_below("654") || is_below("6714"))
        return accounts.vat_due;
    if (is_below("4191")) // advances of customers: due when they are cashed (CGI art. 269, 2)
        return accounts.vat_due;
    if (chart == ledger::Chart::Pcg && account.starts_with("765"))
        return accounts.vat_deductible;
    if (is_asset_account(chart, account))
        return accounts.vat_deductible_asset;
    if (ledger::is_purchase_account(chart, account))
        return accounts.vat_deductible;
    if (ledger::is_sale_account(chart, account))
        return accounts.vat_due;
    return std::nullopt;
}

std::optional<std::string_view> booking_account_label(ledger::Chart chart,
                                                      std::string_view account) {
    for (const Label& label : labels_of(chart))
        if (ledger::is_same_account(label.first, account))
            return label.second;
    return std::nullopt;
}

} // namespace comptoir::invoices
