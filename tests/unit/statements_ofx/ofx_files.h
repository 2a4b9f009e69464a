// Small OFX files for tests.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::test {

inline constexpr std::string_view k_sgml_header =
    "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\n"
    "CHARSET:1252\r\nCOMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:NONE\r\n\r\n";

inline constexpr std::string_view k_account =
    "<BANKACCTFROM><BANKID>10001<BRANCHID>00001<ACCTID>00000000001<ACCTTYPE>CHECKING"
    "</BANKACCTFROM>\n";

inline constexpr std::string_view k_balance =
    "<LEDGERBAL><BALAMT>1000.00<DTASOF>20260131</LEDGERBAL>\n";

// A transaction of -10.00 on 5 January with `more` leaves.
inline std::string transaction(std::string_view more) {
    return "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260105<TRNAMT>-10.00<FITID>F1\n" +
           std::string(more) + "</STMTTRN>\n";
}

// STMTRS with `inside` between currency and balance.
inline std::string statement(std::string_view list, std::string_view account = k_account,
                             std::string_view balance = k_balance) {
    return "<STMTTRNRS><TRNUID>0<STATUS><CODE>0<SEVERITY>INFO</STATUS>\n<STMTRS><CURDEF>EUR\n" +
           std::string(account) + "<BANKTRANLIST><DTSTART>20260101<DTEND>20260131\n" +
           std::string(list) + "</BANKTRANLIST>\n" + std::string(balance) +
           "</STMTRS></STMTTRNRS>\n";
}

inline std::string ofx_of(std::string_view statements, std::string_view header = k_sgml_header) {
    return std::string(header) +
           "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>"
           "<DTSERVER>20260201<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1>\n<BANKMSGSRSV1>" +
           std::string(statements) + "</BANKMSGSRSV1></OFX>\n";
}

inline std::string ofx_with(std::string_view list) {
    return ofx_of(statement(list));
}

} // namespace comptoir::test
