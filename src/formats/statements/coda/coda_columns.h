// Where everything stands in the records of a CODA file (Febelfin, "Coded statement of account",
// versions 1 and 2). Columns are 1-based and counted in characters.
#pragma once

#include <cstddef>

namespace comptoir::formats::coda {

inline constexpr std::size_t k_columns = 128;

struct Column {
    std::size_t at;
    std::size_t width;
};

namespace columns {

// 0: who sends the file
inline constexpr Column h_zeros{2, 4}, h_application{15, 2}, h_created{6, 6}, h_bank{12, 3},
    h_copy{17, 1}, h_file_reference{25, 10}, h_bic{61, 11}, h_version{128, 1};

// 1: account and old balance
inline constexpr Column o_structure{2, 1}, o_account{6, 37}, o_sign{43, 1}, o_balance{44, 15},
    o_date{59, 6}, o_holder{65, 26}, o_sequence{126, 3};
// Inside records 1 and 8, by account structure.
inline constexpr Column o_belgian_number{6, 12}, o_belgian_currency{19, 3}, o_country{23, 2},
    o_foreign_number{6, 34}, o_belgian_iban{6, 31}, o_currency{40, 3};

// 2 and 3: which movement
inline constexpr Column m_sequence{3, 4}, m_detail{7, 4};

// 2.1
inline constexpr Column m_bank_reference{11, 21}, m_sign{32, 1}, m_amount{33, 15},
    m_value_date{48, 6}, m_code{54, 8}, m_communication_type{62, 1}, m_communication1{63, 53},
    m_entry_date{116, 6};
// 2.2
inline constexpr Column m_communication2{11, 53}, m_customer_reference{64, 35}, m_bic{99, 11},
    m_tail{110, 16}, m_return_type{113, 1}, m_return_reason{114, 4}, m_category_purpose{118, 4},
    m_purpose{122, 4};
// 2.3
inline constexpr Column m_account{11, 34}, m_account_currency{45, 3},
    m_account_and_currency{11, 37}, m_name{48, 35}, m_communication3{83, 43};
// 2.3 of version 1: a Belgian number, then name and address in one
inline constexpr Column m_account_v1{11, 12}, m_name_v1{48, 26}, m_address_v1{74, 52};

// 3.1, 3.2, 3.3
inline constexpr Column i_type{40, 1}, i_text1{41, 73}, i_text2{11, 105}, i_text3{11, 90};

// 4
inline constexpr Column f_sequence{3, 4}, f_text{33, 80};

// 8: new balance
inline constexpr Column c_account{5, 37}, c_sign{42, 1}, c_balance{43, 15}, c_date{58, 6};

// 9: what the file should hold
inline constexpr Column t_count{17, 6}, t_debit{23, 15}, t_credit{38, 15}, t_more{128, 1};

} // namespace columns

// The last column a record cannot do without: banks and editors cut trailing blanks, nothing else.
inline constexpr std::size_t k_header_end = 16;
inline constexpr std::size_t k_opening_end = 64;
inline constexpr std::size_t k_movement_end = 121;
inline constexpr std::size_t k_closing_end = 63;
inline constexpr std::size_t k_trailer_end = 52;

} // namespace comptoir::formats::coda
