// The container: which attachment is the invoice, and whether the PDF says the same.
#include "comptoir/core/text.h"
#include "comptoir/formats/invoices/errors.h"
#include "comptoir/formats/invoices/invoice_format.h"

#include <algorithm>
#include <array>

namespace comptoir::formats {

namespace {

using invoices::CheckWeight;

// Factur-X and ZUGFeRD >= 2.1, ZUGFeRD 2.0, ZUGFeRD 1.0 (same name but for case), XRechnung.
constexpr std::array<std::string_view, 3> k_names{"FACTUR-X.XML", "ZUGFERD-INVOICE.XML",
                                                  "XRECHNUNG.XML"};

bool is_standard(std::string_view name) {
    return std::find(k_names.begin(), k_names.end(), text::to_upper_ascii(name)) != k_names.end();
}

// "fx:ConformanceLevel" of the XMP packet, as an element or an attribute.
std::string conformance_level(std::string_view metadata) {
    constexpr std::string_view k_key = ":ConformanceLevel";
    // Extension schemas describe the property too (pdfaProperty:name): skip what has no value.
    for (std::size_t at = metadata.find(k_key); at != std::string_view::npos;
         at = metadata.find(k_key, at + 1)) {
        const std::string_view rest = metadata.substr(at + k_key.size());
        if (rest.starts_with('>'))
            return std::string(text::trim(rest.substr(1, rest.find('<') - 1)));
        if (rest.starts_with("=\"") || rest.starts_with("='"))
            return std::string(text::trim(rest.substr(2, rest.find(rest[1], 2) - 2)));
    }
    return {};
}

// The level a BT-24 stands for; empty when the profile has no name in XMP.
std::string level_of(std::string_view profile) {
    if (profile.ends_with(":minimum"))
        return "MINIMUM";
    if (profile.ends_with(":basicwl"))
        return "BASICWL";
    if (profile.ends_with(":basic"))
        return "BASIC";
    if (profile.ends_with(":extended"))
        return "EXTENDED";
    if (profile.ends_with("en16931:2017"))
        return "EN16931";
    if (profile.find("xrechnung") != std::string_view::npos)
        return "XRECHNUNG";
    return {};
}

} // namespace

std::optional<std::size_t> invoice_attachment(std::span<const std::string> names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (is_standard(names[i]))
            return i;
    // Some issuers choose a name of their own. One XML that is not an order can only be it.
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string upper = text::to_upper_ascii(names[i]);
        if (!upper.ends_with(".XML") || upper == "ORDER-X.XML")
            continue;
        if (only)
            return std::nullopt;
        only = i;
    }
    return only;
}

void check_container(inbox::Reading& reading, const FacturxContainer& container) {
    reading.source = inbox::ReadingSource::Facturx;
    reading.draft.source = std::string(inbox::to_text(reading.source));
    const auto add = [&](std::string code, bool ok, CheckWeight weight = CheckWeight::Rule) {
        reading.checks.push_back({std::move(code), ok, {}, weight});
    };
    const bool named = !container.attachment_name.empty(); // else the PDF hides it
    if (named)
        add("FX-NAME", is_standard(container.attachment_name));
    if (named && !is_standard(container.attachment_name))
        reading.diagnostics.push_back(
            {Diagnostic::Severity::Warning,
             notes::attachment_name,
             {{"name", text::cut_to_characters(container.attachment_name, 60)}},
             std::nullopt});
    const std::string level = text::fold_compact(conformance_level(container.metadata));
    add("FX-XMP", !level.empty());
    const std::string expected = level_of(reading.profile);
    if (!level.empty() && !expected.empty()) // the XML wins, the difference is told
        add("FX-XMP-PROFILE", level == expected || (level == "COMFORT" && expected == "EN16931"));
    if (container.associated)
        add("FX-AF", *container.associated);
    if (container.related) {
        const std::string relationship = container.relationship.value_or("");
        const bool usual = relationship == "Data" || relationship == "Alternative";
        add("FX-AFRELATIONSHIP", *container.related && usual,
            *container.related ? CheckWeight::Notice : CheckWeight::Rule);
    }
    if (container.output_intent)
        add("PDFA-OUTPUTINTENT", *container.output_intent);
}

} // namespace comptoir::formats
