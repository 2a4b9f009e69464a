#include "coda_file.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

namespace comptoir::test {

std::string coda_record(const std::vector<At>& parts) {
    std::string record(128, ' ');
    for (const At& part : parts)
        record.replace(part.column - 1, part.text.size(), part.text);
    return record;
}

std::string thousandths(std::int64_t cents) {
    return text::pad_left(text::number((cents < 0 ? -cents : cents) * 10), 15, '0');
}

CodaFile::CodaFile()
    : opening(coda_record({{1, "12001"},
                           {6, k_iban},
                           {40, "EUR"},
                           {43, "0000000000010000"},
                           {59, "311225"},
                           {65, "ATELIER DU PONT"},
                           {126, "001"}})),
      header(coda_record({{1, "00000050126"},
                          {12, "00005"},
                          {25, "FILE1"},
                          {35, "ATELIER DU PONT"},
                          {61, "BANKBEBB"},
                          {128, "2"}})) {}

std::string CodaFile::key() const {
    return text::pad_left(text::number(m_sequence), 4, '0') +
           text::pad_left(text::number(m_detail), 4, '0');
}

CodaFile& CodaFile::raw(std::string record) {
    m_records.push_back(std::move(record));
    return *this;
}

void CodaFile::write(const CodaMovement& movement) {
    std::string words = movement.communication;
    words.resize(149, ' ');
    const bool has_third = !movement.account.empty() || !movement.name.empty() ||
                           words.find_first_not_of(' ', 106) < 149;
    const bool has_second = has_third || words.find_first_not_of(' ', 53) < 106 ||
                            !movement.customer_reference.empty() || !movement.bic.empty() ||
                            !movement.tail.empty();
    const std::string sign = !movement.sign.empty() ? movement.sign
                             : movement.amount < 0  ? "1"
                                                    : "0";
    const std::string digits =
        movement.digits.empty() ? thousandths(movement.amount) : movement.digits;
    raw(coda_record({{1, "21"},
                     {3, key()},
                     {11, movement.bank_reference},
                     {32, sign},
                     {33, digits},
                     {48, movement.value_date},
                     {54, movement.code},
                     {62, movement.structured ? "1" : "0"},
                     {63, std::string_view(words).substr(0, 53)},
                     {116, movement.entry_date},
                     {122, "001"},
                     {125, "0"},
                     {126, has_second ? "1" : "0"},
                     {128, "0"}}));
    if (has_second)
        raw(coda_record({{1, "22"},
                         {3, key()},
                         {11, std::string_view(words).substr(53, 53)},
                         {64, movement.customer_reference},
                         {99, movement.bic},
                         {110, movement.tail},
                         {126, has_third ? "1" : "0"},
                         {128, "0"}}));
    if (has_third)
        raw(coda_record({{1, "23"},
                         {3, key()},
                         {11, movement.account},
                         {45, movement.account.empty() ? "" : movement.currency},
                         {48, movement.name},
                         {83, std::string_view(words).substr(106)},
                         {126, "0"},
                         {128, "0"}}));
}

CodaFile& CodaFile::movement(const CodaMovement& movement) {
    ++m_sequence;
    m_detail = 0;
    (movement.amount < 0 ? m_debit : m_credit) +=
        movement.amount < 0 ? -movement.amount : movement.amount;
    write(movement);
    return *this;
}

CodaFile& CodaFile::detail(const CodaMovement& movement) {
    ++m_detail;
    write(movement);
    return *this;
}

CodaFile& CodaFile::information(std::string_view text, bool structured, std::string_view second,
                                std::string_view third) {
    ++m_detail;
    raw(coda_record({{1, "31"}, {3, key()}, {40, structured ? "1" : "0"}, {41, text}, {128, "0"}}));
    if (!second.empty())
        raw(coda_record({{1, "32"}, {3, key()}, {11, second}, {128, "0"}}));
    if (!third.empty())
        raw(coda_record({{1, "33"}, {3, key()}, {11, third}, {128, "0"}}));
    return *this;
}

CodaFile& CodaFile::message(std::string_view sequence, std::string_view text) {
    return raw(coda_record({{1, "4"}, {3, sequence}, {7, "0000"}, {33, text}, {128, "0"}}));
}

CodaFile& CodaFile::set(std::size_t column, std::string_view text) {
    m_records.back().replace(column - 1, text.size(), text);
    return *this;
}

std::vector<std::string> CodaFile::records() const {
    std::vector<std::string> all{header, opening};
    all.insert(all.end(), m_records.begin(), m_records.end());
    const std::int64_t balance = opening_cents + m_credit - m_debit;
    all.push_back(!closing.empty() ? closing
                                   : coda_record({{1, "8001"},
                                                  {5, k_iban},
                                                  {39, "EUR"},
                                                  {42, balance < 0 ? "1" : "0"},
                                                  {43, thousandths(balance)},
                                                  {58, "050126"},
                                                  {128, "0"}}));
    const auto count = static_cast<long long>(all.size() - 1);
    all.push_back(!trailer.empty() ? trailer
                                   : coda_record({{1, "9"},
                                                  {17, text::pad_left(text::number(count), 6, '0')},
                                                  {23, thousandths(m_debit)},
                                                  {38, thousandths(m_credit)},
                                                  {128, "2"}}));
    return all;
}

std::string CodaFile::bytes(std::string_view line_end) const {
    std::string bytes;
    for (const std::string& record : records())
        bytes.append(record).append(line_end);
    return bytes;
}

bank::StatementLine coda_line(const CodaMovement& movement) {
    const Reading reading = read_bytes(CodaFile().movement(movement).bytes());
    EXPECT_EQ(reading.code(), "");
    if (reading.statements.size() != 1 || reading.statements[0].lines.size() != 1) {
        ADD_FAILURE() << "one line was expected";
        return {};
    }
    return reading.line(0);
}

} // namespace comptoir::test
