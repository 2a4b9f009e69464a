#include "formats/statements/camt053/camt_codes.h"

#include "formats/statements/bank_text.h"

#include <array>

namespace comptoir::formats::camt053 {

namespace {

using bank::Nature;

struct CodeNature {
    std::string_view code;
    Nature nature;
};

// ISO 20022 external code sets, bank transaction sub-families. What is special about an operation
// is said here; the family says the rest.
constexpr auto k_sub_families = std::to_array<CodeNature>({
    {"CHRG", Nature::Fee},      {"FEES", Nature::Fee},    {"COMM", Nature::Fee},
    {"COME", Nature::Fee},      {"COMI", Nature::Fee},    {"COMT", Nature::Fee},
    {"INTR", Nature::Interest}, {"TAXE", Nature::Tax},    {"SALA", Nature::Salary},
    {"PAYR", Nature::Salary},   {"ARET", Nature::Return}, {"RRTN", Nature::Return},
    {"UPDD", Nature::Return},   {"PRDD", Nature::Return}, {"UPCT", Nature::Return},
    {"UPCQ", Nature::Return},   {"CQRV", Nature::Return}, {"RCDD", Nature::Return},
    {"RPCR", Nature::Return},   {"BCDP", Nature::Cash},   {"CWDL", Nature::Cash},
    {"CDPT", Nature::Cash},     {"BCWD", Nature::Cash},   {"XBCW", Nature::Cash},
    {"CHKD", Nature::Cheque},
});

constexpr auto k_payment_families = std::to_array<CodeNature>({
    {"RCDT", Nature::Transfer},
    {"ICDT", Nature::Transfer},
    {"RRCT", Nature::InstantTransfer},
    {"IRCT", Nature::InstantTransfer},
    {"RDDT", Nature::DirectDebit},
    {"IDDT", Nature::DirectDebit},
    {"CCRD", Nature::Card},
    {"MCRD", Nature::Card},
    {"RCHQ", Nature::Cheque},
    {"ICHQ", Nature::Cheque},
    {"LBOX", Nature::Cheque},
    {"CNTR", Nature::Cash},
    {"DRFT", Nature::Bill},
});

// Cash management: the bank moves money between accounts of one holder.
constexpr auto k_cash_management_families = std::to_array<CodeNature>({
    {"ACCB", Nature::Internal},
    {"CAPL", Nature::Internal},
});

template <class Table>
Nature look_up(const Table& table, std::string_view code) {
    for (const CodeNature& row : table)
        if (row.code == code)
            return row.nature;
    return Nature::Other;
}

// The part of `text` between slashes at this place: "0123" is part 1 of "11/0123/TRF".
std::string_view part_at(std::string_view text, std::size_t place) {
    for (; place > 0; --place) {
        const std::size_t slash = text.find('/');
        if (slash == std::string_view::npos)
            return {};
        text.remove_prefix(slash + 1);
    }
    return text.substr(0, text.find('/'));
}

// The interbank code in a French Prtry; empty when the issuer is another.
std::string_view cfonb_code(const WrittenCode& code) {
    for (std::size_t place = 0; place < 4; ++place)
        if (part_at(code.issuer, place) == "CFONB")
            return part_at(code.own, place);
    return {};
}

} // namespace

Nature nature_of(const WrittenCode& code) {
    if (const Nature nature = look_up(k_sub_families, code.sub_family); nature != Nature::Other)
        return nature;
    if (code.domain == "PMNT")
        if (const Nature nature = look_up(k_payment_families, code.family); nature != Nature::Other)
            return nature;
    if (code.domain == "CAMT")
        if (const Nature nature = look_up(k_cash_management_families, code.family);
            nature != Nature::Other)
            return nature;
    return nature_of_cfonb(cfonb_code(code));
}

std::string code_text(const WrittenCode& code) {
    if (code.domain.empty())
        return std::string(code.own);
    std::string text(code.domain);
    for (const std::string_view part : {code.family, code.sub_family})
        if (!part.empty())
            text.append("/").append(part);
    return text;
}

} // namespace comptoir::formats::camt053
