// What the readers of all syntaxes share: values in, draft, confidences, checks and notes out.
#pragma once

#include "xml_document.h"

#include "comptoir/formats/invoices/errors.h"
#include "comptoir/inbox/types.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats {

class ReadingBuilder {
public:
    explicit ReadingBuilder(inbox::ReadingSource source);

    invoices::Invoice& draft() { return m_reading.draft; }
    Currency currency() const { return m_reading.draft.currency; }

    void set_profile(std::string profile);
    void set_type(const std::string& code);
    Result<void> set_currency(const std::string& code); // core.currency_unknown
    // Marks `field` (a key of the command line's `fields`) as stated when the value is not empty.
    void set_text(std::string_view field, std::string& target, std::string value);
    void set_iban(std::string value);
    // A total of the document. Errors: core.amount_too_fine, core.amount_unreadable.
    Result<std::optional<Money>> total(std::string_view field, const XmlNode& node);
    Result<void> set_total(std::string_view field, Money& target, const XmlNode& node);
    // An amount of a line: a fault is a check (BR-DEC-23, XSD-DECIMAL), not the end.
    std::optional<Money> line_amount(const XmlNode& node);
    std::optional<Rate> percent(const XmlNode& node);

    void add_line(const std::string& category, std::optional<Rate> rate,
                  std::optional<Money> amount);
    void add_category(const std::string& category, std::optional<Rate> rate, Money amount);
    void check_price(const XmlNode& price); // BR-27: never negative
    void add_check(std::string code, bool ok,
                   invoices::CheckWeight weight = invoices::CheckWeight::Rule);
    void add_note(const ErrorSpec& spec, Params params = {});
    void state(std::string_view field) { m_reading.confidence_permille[std::string(field)] = 1000; }
    void state_parties(); // what the draft knows of seller and buyer
    bool stated(std::string_view field) const {
        return m_reading.confidence_permille.count(std::string(field)) != 0;
    }

    // Completes what follows from the rest, runs check_invoice and gives the reading away.
    inbox::Reading finish();

private:
    void complete_totals();
    void check_profile();
    void merge_checks();
    inbox::Reading m_reading;
    bool m_has_lines = false;
};

// Payment means as read, from which the account to pay is chosen.
struct PaymentMeans {
    std::string code; // UNTDID 4461
    std::string iban; // or another account number
    std::string bic;
};
// Transfers (30, 58) first, then whatever names an account (EN 16931 BG-16 may be repeated).
void choose_payment_means(ReadingBuilder& builder, const std::vector<PaymentMeans>& means);

std::string without_blanks(std::string_view text);

} // namespace comptoir::formats
