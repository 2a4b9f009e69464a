#include "formats/statements/mt940/mt_codes.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::mt940 {

namespace {

using bank::Nature;

struct CodeNature {
    std::string_view code;
    Nature nature;
};

constexpr auto k_types = std::to_array<CodeNature>({
    {"TRF", Nature::Transfer},    // transfer
    {"STO", Nature::Transfer},    // standing order
    {"DDT", Nature::DirectDebit}, // direct debit
    {"CHK", Nature::Cheque},
    {"CLR", Nature::Cheque}, // cheques remitted
    {"LBX", Nature::Cheque}, // lock box
    {"TCK", Nature::Cheque}, // travellers' cheques
    {"ECK", Nature::Cheque}, // eurocheques
    {"BOE", Nature::Bill},   // bill of exchange
    {"CHG", Nature::Fee},    // charges and other expenses
    {"COM", Nature::Fee},    // commission
    {"BRF", Nature::Fee},    // brokerage fee
    {"TRN", Nature::Fee},    // transaction fee
    {"INT", Nature::Interest},
    {"TAX", Nature::Tax},      // withholding tax
    {"STP", Nature::Tax},      // stamp duty
    {"RTI", Nature::Return},   // returned item
    {"CMN", Nature::Internal}, // notional pooling
    {"CMS", Nature::Internal}, // sweeping
    {"CMT", Nature::Internal}, // topping
    {"CMZ", Nature::Internal}, // zero balancing
    // Letters of two Dutch banks (SNS, ASN), as their statements show them.
    {"OVB", Nature::Transfer}, // overboeking
    {"IDB", Nature::Transfer}, // iDEAL betaling
    {"IOB", Nature::Internal}, // interne overboeking
    {"INC", Nature::DirectDebit},
    {"BEA", Nature::Card}, // betaalautomaat
    {"GEA", Nature::Cash}, // geldautomaat
    {"RNT", Nature::Interest},
    {"KST", Nature::Fee},
});

constexpr auto k_business_codes = std::to_array<CodeNature>({
    {"001", Nature::Cheque},
    {"002", Nature::Cheque},
    {"003", Nature::Cheque},
    {"004", Nature::DirectDebit},
    {"005", Nature::DirectDebit},
    {"006", Nature::Card},
    {"008", Nature::Transfer},
    {"009", Nature::Return},
    {"010", Nature::Return},
    {"011", Nature::Cheque},
    {"015", Nature::Transfer},
    {"020", Nature::Transfer},
    {"051", Nature::Transfer},
    {"052", Nature::Transfer},
    {"053", Nature::Salary},
    {"054", Nature::Transfer},
    {"056", Nature::Transfer},
    {"058", Nature::Transfer},
    {"059", Nature::Return},
    {"067", Nature::Transfer},
    {"070", Nature::Cheque},
    {"071", Nature::DirectDebit},
    {"072", Nature::Bill},
    {"073", Nature::Bill},
    {"076", Nature::Transfer},
    {"082", Nature::Cash},
    {"083", Nature::Cash},
    {"084", Nature::DirectDebit},
    {"087", Nature::Transfer},
    {"088", Nature::Transfer},
    {"093", Nature::Bill},
    {"098", Nature::Card},
    {"101", Nature::Cheque},
    {"102", Nature::Cheque},
    {"103", Nature::Cheque},
    {"104", Nature::DirectDebit},
    {"105", Nature::DirectDebit},
    {"106", Nature::Card},
    {"107", Nature::Card},
    {"108", Nature::Return},
    {"109", Nature::Return},
    {"110", Nature::Return},
    {"111", Nature::Return},
    {"112", Nature::Transfer},
    {"116", Nature::Transfer},
    {"117", Nature::Transfer},
    {"118", Nature::InstantTransfer},
    {"119", Nature::Transfer},
    {"122", Nature::Cheque},
    {"152", Nature::Transfer},
    {"153", Nature::Salary},
    {"154", Nature::Transfer},
    {"155", Nature::Transfer},
    {"156", Nature::Transfer},
    {"157", Nature::Salary},
    {"159", Nature::Return},
    {"160", Nature::Return},
    {"161", Nature::InstantTransfer},
    {"162", Nature::InstantTransfer},
    {"163", Nature::InstantTransfer},
    {"164", Nature::InstantTransfer},
    {"165", Nature::InstantTransfer},
    {"166", Nature::Transfer},
    {"167", Nature::Transfer},
    {"168", Nature::InstantTransfer},
    {"169", Nature::Transfer},
    {"170", Nature::Cheque},
    {"171", Nature::DirectDebit},
    {"174", Nature::DirectDebit},
    {"177", Nature::Transfer},
    {"181", Nature::Return},
    {"182", Nature::Return},
    {"183", Nature::Return},
    {"184", Nature::Return},
    {"185", Nature::Cheque},
    {"188", Nature::InstantTransfer},
    {"189", Nature::InstantTransfer},
    {"190", Nature::Card},
    {"191", Nature::Transfer},
    {"192", Nature::DirectDebit},
    {"193", Nature::Return},
    {"194", Nature::Transfer},
    {"195", Nature::DirectDebit},
    {"196", Nature::DirectDebit},
    {"197", Nature::DirectDebit},
    {"198", Nature::Card},
    {"199", Nature::Return},
    {"201", Nature::Transfer},
    {"202", Nature::Transfer},
    {"206", Nature::Transfer},
    {"209", Nature::Cheque},
    {"210", Nature::Transfer},
    {"211", Nature::Transfer},
    {"212", Nature::Transfer},
    {"213", Nature::DirectDebit},
    {"216", Nature::Bill},
    {"217", Nature::Bill},
    {"220", Nature::Cheque},
    {"221", Nature::Cheque},
    {"222", Nature::Cheque},
    {"223", Nature::Cheque},
    {"320", Nature::Fee},
    {"321", Nature::Fee},
    {"408", Nature::Interest},
    {"604", Nature::Interest},
    {"801", Nature::Fee},
    {"802", Nature::Fee},
    {"803", Nature::Fee},
    {"804", Nature::Fee},
    {"805", Nature::Fee},
    {"806", Nature::Fee},
    {"807", Nature::Fee},
    {"808", Nature::Fee},
    {"809", Nature::Fee},
    {"810", Nature::Fee},
    {"811", Nature::Fee},
    {"812", Nature::Interest},
    {"814", Nature::Interest},
    {"815", Nature::Interest},
    {"817", Nature::Interest},
    {"819", Nature::Salary},
    {"820", Nature::Internal},
    {"833", Nature::Internal},
    {"834", Nature::Internal},
    {"837", Nature::Tax},
    {"899", Nature::Return},
});
static_assert(std::is_sorted(k_business_codes.begin(), k_business_codes.end(),
                             [](const CodeNature& a, const CodeNature& b) {
                                 return a.code < b.code;
                             }));

struct WordNature {
    std::string_view word;
    Nature nature;
    bool only_first = false; // too short to be trusted elsewhere
};
constexpr auto k_words = std::to_array<WordNature>({
    {"INCASSO", Nature::DirectDebit},
    {"OVERBOEKING", Nature::Transfer},
    {"IDEAL", Nature::Transfer},
    {"ACCEPTGIRO", Nature::Transfer},
    {"BETAALAUTOMAAT", Nature::Card},
    {"GELDAUTOMAAT", Nature::Cash},
    {"BEA ", Nature::Card, true}, // ABN AMRO: payment at a terminal
    {"GEA ", Nature::Cash, true}, // ABN AMRO: cash machine
    {"GIRO ", Nature::Transfer, true},
});

} // namespace

Nature nature_of_type(std::string_view type) {
    if (type.size() != 4)
        return Nature::Other;
    for (const CodeNature& row : k_types)
        if (row.code == type.substr(1))
            return row.nature;
    return Nature::Other;
}

Nature nature_of_business_code(std::string_view code) {
    const auto row =
        std::lower_bound(k_business_codes.begin(), k_business_codes.end(), code,
                         [](const CodeNature& a, std::string_view b) { return a.code < b; });
    return row != k_business_codes.end() && row->code == code ? row->nature : Nature::Other;
}

Nature nature_of_words(std::string_view posting_text) {
    const std::string capitals = text::to_upper_ascii(posting_text);
    for (const WordNature& row : k_words) {
        const std::size_t at = capitals.find(row.word);
        if (at == 0 || (at != std::string::npos && !row.only_first))
            return row.nature;
    }
    return Nature::Other;
}

} // namespace comptoir::formats::mt940
