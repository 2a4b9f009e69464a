#include "comptoir/formats/invoices/invoice_format.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace comptoir::formats {

namespace {

nlohmann::ordered_json json_of(const inbox::Reading& reading) {
    const invoices::Invoice& draft = reading.draft;
    nlohmann::ordered_json json{{"source", to_text(reading.source)},
                                {"profile", reading.profile},
                                {"type_code", reading.type_code},
                                {"type", to_text(draft.type)},
                                {"number", draft.number},
                                {"issued_on", draft.issued_on.to_iso()},
                                {"due_on", draft.due_on ? draft.due_on->to_iso() : ""},
                                {"currency", draft.currency.code()}};
    json["seller"] = {{"name", draft.seller.name},
                      {"vat", draft.seller.vat_id},
                      {"number", draft.seller.company_number},
                      {"iban", draft.seller.iban},
                      {"bic", draft.seller.bic},
                      {"street", draft.seller.street},
                      {"postcode", draft.seller.postcode},
                      {"town", draft.seller.town},
                      {"country", draft.seller.country}};
    json["buyer"] = draft.buyer.name;
    json["totals"] = {
        {"net", draft.net.to_decimal()},         {"vat", draft.vat.to_decimal()},
        {"gross", draft.gross.to_decimal()},     {"payable", draft.payable.to_decimal()},
        {"prepaid", draft.prepaid.to_decimal()}, {"rounding", draft.rounding.to_decimal()}};
    json["taxes"] = nlohmann::ordered_json::array();
    for (const invoices::TaxLine& tax : draft.taxes)
        json["taxes"].push_back({tax.category, tax.rate.to_percent(), tax.base.to_decimal(),
                                 tax.vat.to_decimal(), tax.exemption});
    json["payment"] = {{"reference", draft.payment_reference}, {"means", draft.payment_means}};
    for (const auto& [field, permille] : reading.confidence_permille)
        json["stated"].push_back(field);
    json["broken"] = nlohmann::ordered_json::array();
    for (const invoices::InvoiceCheck& check : reading.checks) {
        if (check.ok)
            json["kept"].push_back(check.code);
        else
            json["broken"].push_back(
                check.code + (check.weight == invoices::CheckWeight::Notice ? " (notice)" : ""));
    }
    for (const Diagnostic& note : reading.diagnostics)
        json["notes"].push_back(note.code.name);
    return json;
}

std::vector<std::filesystem::path> samples(std::string_view folder) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(test::data_path(folder)))
        if (entry.path().extension() == ".xml")
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

TEST(InvoiceGolden, EachInventedInvoiceReadsAsExpected) {
    for (const char* folder : {"invoices/cii", "invoices/ubl"})
        for (const auto& path : samples(folder)) {
            SCOPED_TRACE(path.filename());
            const auto reading = read_invoice_xml(test::read_text(path));
            ASSERT_TRUE(reading) << reading.error().code.name << " " << reading.error().detail;
            test::expect_golden(path.string() + ".expected.json", json_of(*reading).dump(1) + "\n");
        }
}

TEST(InvoiceFormats, FoldersListAndSamplesAgree) {
    std::set<std::string> listed;
    for (const InvoiceFormat* format : invoice_formats()) {
        listed.insert(std::string(format->id()));
        EXPECT_FALSE(samples("invoices/" + std::string(format->id())).empty()) << format->id();
    }
    EXPECT_EQ(listed, (std::set<std::string>{"cii", "ubl"}));
}

} // namespace
} // namespace comptoir::formats
