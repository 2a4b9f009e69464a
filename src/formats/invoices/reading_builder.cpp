#include "reading_builder.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace comptoir::formats {

namespace {

using invoices::CheckWeight;
using invoices::InvoiceType;

struct TypeOfCode {
    std::string_view code;
    InvoiceType type;
};
// UNTDID 1001 codes of EN 16931 and of the French list; every other code is an invoice with a note.
constexpr std::array<TypeOfCode, 38> k_types{{
    {"80", InvoiceType::Invoice},     {"82", InvoiceType::Invoice},
    {"84", InvoiceType::Invoice},     {"130", InvoiceType::Invoice},
    {"202", InvoiceType::Invoice},    {"203", InvoiceType::Invoice},
    {"204", InvoiceType::Invoice},    {"211", InvoiceType::Invoice},
    {"295", InvoiceType::Invoice},    {"325", InvoiceType::Invoice},
    {"326", InvoiceType::Invoice},    {"380", InvoiceType::Invoice},
    {"383", InvoiceType::Invoice},    {"385", InvoiceType::Invoice},
    {"388", InvoiceType::Invoice},    {"389", InvoiceType::Invoice},
    {"393", InvoiceType::Invoice},    {"395", InvoiceType::Invoice},
    {"501", InvoiceType::Invoice},    {"751", InvoiceType::Invoice},
    {"875", InvoiceType::Invoice},    {"876", InvoiceType::Invoice},
    {"877", InvoiceType::Invoice},    {"384", InvoiceType::Corrected},
    {"471", InvoiceType::Corrected},  {"472", InvoiceType::Corrected},
    {"473", InvoiceType::Corrected},  {"386", InvoiceType::Prepayment},
    {"500", InvoiceType::Prepayment}, {"81", InvoiceType::CreditNote},
    {"83", InvoiceType::CreditNote},  {"261", InvoiceType::CreditNote},
    {"262", InvoiceType::CreditNote}, {"381", InvoiceType::CreditNote},
    {"396", InvoiceType::CreditNote}, {"502", InvoiceType::CreditNote},
    {"503", InvoiceType::CreditNote}, {"532", InvoiceType::CreditNote},
}};

// Any identification that builds on EN 16931 is readable, whatever its extension is called.
bool is_known_profile(std::string_view profile) {
    constexpr std::array<std::string_view, 5> k_known{
        "urn:factur-x.eu:1p0:minimum", "urn:factur-x.eu:1p0:basicwl", "urn:factur-x.eu:1p0:basic",
        "urn:factur-x.eu:1p0:extended", "urn:zugferd.de:2p0:minimum"};
    return profile.starts_with("urn:cen.eu:en16931:2017") ||
           profile.starts_with("urn:ferd:CrossIndustryDocument:invoice:1p0:") ||
           profile.starts_with("urn:zugferd.de:2p0:") ||
           std::find(k_known.begin(), k_known.end(), profile) != k_known.end();
}

} // namespace

std::string without_blanks(std::string_view text) {
    std::string kept;
    for (char c : text)
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            kept.push_back(c);
    // A no-break space is two bytes in UTF-8.
    for (std::size_t at; (at = kept.find("\xC2\xA0")) != std::string::npos;)
        kept.erase(at, 2);
    return kept;
}

ReadingBuilder::ReadingBuilder(inbox::ReadingSource source) {
    m_reading.source = source;
}

void ReadingBuilder::add_check(std::string code, bool ok, CheckWeight weight) {
    m_reading.checks.push_back({std::move(code), ok, {}, weight});
}

void ReadingBuilder::add_note(const ErrorSpec& spec, Params params) {
    m_reading.diagnostics.push_back(
        {Diagnostic::Severity::Warning, spec, std::move(params), std::nullopt});
}

void ReadingBuilder::set_profile(std::string profile) {
    m_reading.profile = profile;
    m_reading.draft.profile = std::move(profile);
}

void ReadingBuilder::set_type(const std::string& code) {
    m_reading.type_code = code;
    if (code.empty())
        return add_check("BR-04", false);
    state("type");
    for (const TypeOfCode& known : k_types)
        if (known.code == code) {
            draft().type = known.type;
            return;
        }
    add_note(notes::invoice_type_unknown, {{"type", code}});
}

Result<void> ReadingBuilder::set_currency(const std::string& code) {
    if (code.empty()) {
        add_check("BR-05", false); // read on as if in euros; the field stays unstated
        return {};
    }
    // Whatever this code means, it is not the euro: amounts read as euros would be wrong money.
    const std::optional<Currency> currency = Currency::parse(text::to_upper_ascii(code));
    if (!currency)
        return fail_at(SourcePlace{.field = "currency"}, comptoir::errors::currency_unknown,
                       {{"text", text::cut_to_characters(code, 40)}});
    draft().currency = *currency;
    state("currency");
    return {};
}

void ReadingBuilder::set_text(std::string_view field, std::string& target, std::string value) {
    if (value.empty())
        return;
    target = std::move(value);
    state(field);
}

void ReadingBuilder::set_iban(std::string value) {
    set_text("seller_iban", draft().seller.iban, text::to_upper_ascii(without_blanks(value)));
}

Result<std::optional<Money>> ReadingBuilder::total(std::string_view field, const XmlNode& node) {
    if (!node)
        return std::optional<Money>();
    const std::string written = node.text();
    const MoneyParse parsed = parse_money(written, currency());
    if (parsed.money)
        return std::optional<Money>(parsed.money);
    SourcePlace place;
    place.field = std::string(field);
    if (parsed.error == MoneyParseError::TooFine)
        return fail_at(place, comptoir::errors::amount_too_fine,
                       {{"amount", written}, {"currency", std::string(currency().code())}});
    return fail_at(place,
                   parsed.error == MoneyParseError::TooLarge ? comptoir::errors::amount_too_large
                                                             : comptoir::errors::amount_unreadable,
                   {{"text", written}});
}

Result<void> ReadingBuilder::set_total(std::string_view field, Money& target, const XmlNode& node) {
    CT_ASSIGN(amount, total(field, node));
    target = amount.value_or(Money::zero(currency()));
    if (amount)
        state(field);
    return {};
}

std::optional<Money> ReadingBuilder::line_amount(const XmlNode& node) {
    if (!node)
        return std::nullopt;
    const MoneyParse parsed = parse_money(node.text(), currency());
    if (!parsed.money)
        add_check(parsed.error == MoneyParseError::TooFine ? "BR-DEC-23" : "XSD-DECIMAL", false);
    return parsed.money;
}

std::optional<Rate> ReadingBuilder::percent(const XmlNode& node) {
    if (!node)
        return std::nullopt;
    const std::optional<Rate> rate = Rate::parse_percent(node.text());
    // Above 100 % nothing is a VAT rate, and products would leave the limit of amounts.
    if (rate && rate->coefficient >= 0 &&
        multiply(eur(1'000'000), *rate, Rounding::TowardsZero) <= eur(1'000'000))
        return rate;
    add_note(notes::field_unreadable, {{"field", std::string(node.name())},
                                       {"text", text::cut_to_characters(node.text(), 40)}});
    return std::nullopt;
}

void ReadingBuilder::add_category(const std::string& category, std::optional<Rate> rate,
                                  Money amount) {
    draft().sums.by_category.push_back({category, rate.value_or(Rate{0, 2}), amount});
}

void ReadingBuilder::add_line(const std::string& category, std::optional<Rate> rate,
                              std::optional<Money> amount) {
    m_has_lines = true;
    std::optional<Money>& sum = draft().sums.lines_sum;
    const Money before = sum.value_or(Money::zero(currency()));
    const std::optional<Money> after =
        checked_add(before, amount.value_or(Money::zero(currency())));
    sum = after ? *after : before;
    add_category(category, rate, amount.value_or(Money::zero(currency())));
}

void ReadingBuilder::check_price(const XmlNode& price) {
    if (price && price.text().starts_with('-'))
        add_check("BR-27", false);
}

void ReadingBuilder::complete_totals() {
    invoices::Invoice& invoice = draft();
    // Basic profiles may leave out what follows from the rest.
    if (!stated("payable")) {
        const std::optional<Money> less = checked_add(invoice.gross, -invoice.prepaid);
        const std::optional<Money> due = less ? checked_add(*less, invoice.rounding) : std::nullopt;
        invoice.payable = due.value_or(invoice.gross);
    }
    for (Money* amount : {&invoice.sums.allowances, &invoice.sums.charges})
        if (amount->is_zero())
            *amount = Money::zero(invoice.currency);
}

void ReadingBuilder::check_profile() {
    const std::string& profile = m_reading.profile;
    if (profile.empty())
        return add_check("BR-01", false);
    if (!is_known_profile(profile)) {
        add_check("BT-24", false, CheckWeight::Notice);
        add_note(notes::profile_unknown, {{"profile", text::cut_to_characters(profile, 80)}});
    }
    if (profile == "urn:factur-x.eu:1p0:minimum" && (m_has_lines || !draft().taxes.empty())) {
        add_check("FX-PROFILE", false, CheckWeight::Notice);
        add_note(notes::profile_exceeded, {{"profile", profile}});
    }
}

// One answer per code: a fault the reader met outweighs what the draft alone shows, and of several
// tax lines under one rule the broken one counts.
void ReadingBuilder::merge_checks() {
    std::vector<invoices::InvoiceCheck> all = invoices::check_invoice(draft());
    if (!stated("issued_on"))
        std::erase_if(all, [](const invoices::InvoiceCheck& check) {
            return check.code == "BR-FR-03" || check.code == "BR-FR-CO-07";
        });
    std::vector<invoices::InvoiceCheck> merged;
    all.insert(all.begin(), m_reading.checks.begin(), m_reading.checks.end());
    for (invoices::InvoiceCheck& check : all) {
        const auto same = std::find_if(merged.begin(), merged.end(),
                                       [&](const auto& other) { return other.code == check.code; });
        if (same == merged.end())
            merged.push_back(std::move(check));
        else if (same->ok && !check.ok)
            *same = std::move(check);
    }
    m_reading.checks = std::move(merged);
}

void ReadingBuilder::state_parties() {
    if (!draft().seller.name.empty())
        state("seller_name");
    if (!draft().seller.vat_id.empty())
        state("seller_vat");
    if (!draft().seller.company_number.empty())
        state("seller_number");
    if (!draft().buyer.name.empty())
        state("buyer_name");
}

inbox::Reading ReadingBuilder::finish() {
    complete_totals();
    check_profile();
    draft().source = std::string(inbox::to_text(m_reading.source));
    if (!stated("issued_on"))
        add_check("BR-03", false);
    merge_checks();
    return std::move(m_reading);
}

void choose_payment_means(ReadingBuilder& builder, const std::vector<PaymentMeans>& means) {
    const auto transfer = [](const PaymentMeans& one) {
        return (one.code == "30" || one.code == "58") && !one.iban.empty();
    };
    auto chosen = std::find_if(means.begin(), means.end(), transfer);
    if (chosen == means.end())
        chosen = std::find_if(means.begin(), means.end(),
                              [](const PaymentMeans& one) { return !one.iban.empty(); });
    if (chosen == means.end())
        chosen = means.begin();
    if (chosen == means.end())
        return;
    std::set<std::string> accounts;
    for (const PaymentMeans& one : means)
        if (!one.iban.empty())
            accounts.insert(text::to_upper_ascii(without_blanks(one.iban)));
    if (accounts.size() > 1)
        builder.add_note(notes::several_ibans,
                         {{"count", static_cast<std::int64_t>(accounts.size())}});
    builder.draft().payment_means = chosen->code;
    builder.set_iban(chosen->iban);
    builder.draft().seller.bic = text::to_upper_ascii(without_blanks(chosen->bic));
}

} // namespace comptoir::formats
