// Words that say what a payment is, not whose it is, and words that many names share.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// "REGLEMENT", "ÜBERWEISUNG", "FACTUUR", months, titles, legal forms: a bank or a payer writes them
// beside a name. The word is folded.
bool is_payment_word(std::string_view folded);
std::vector<std::string_view> payment_words();
// The start of one: "FACTU", "REGLEME", "SAR", where a column ended.
bool starts_payment_word(std::string_view folded);

bool says_discount(std::string_view folded);
// What is kept back of a payment, by a bank or a customer: it is no instalment.
bool says_difference(std::string_view folded);
// What a customer keeps back of works until a year after they were accepted.
bool says_retention(std::string_view folded);
// A guarantee, a loan, a contribution, interest, what is turned round or given back: no payment of
// an invoice, be it in part.
bool says_other_purpose(std::string_view folded);
bool says_credit_note(std::string_view folded);
// An instalment, or a credit note taken off: what is missing is neither a discount nor a fee.
bool says_part(std::string_view folded);
// A deposit is no invoice's payment; nor are wages, loans and taxes, unless they name the party.
// Wages are not even then: the payee is called like a supplier.
bool says_wages(std::string_view folded);
bool says_deposit(std::string_view folded);
bool says_no_invoice(std::string_view folded);
// Of companies that are not the same when theirs differ: SARL, SAS, GMBH.
bool is_company_form(std::string_view folded);
// "SARL", "GMBH", "MME": they stand inside names as well as around them.
bool is_legal_form(std::string_view folded);

// "BATIMENT", "SERVICES", "FILS": a part of many names, which tells none from another.
bool is_trade_word(std::string_view folded);

// A name that begins with its trade ("SCIERIE DURA…") is a house's: what is cut of it is no first
// name that starts another, as JEAN does JEANNE.
bool begins_with_trade(const std::vector<std::string>& name);

// "COMPTE", "CPT": of a bank account, one.
bool is_account_word(std::string_view folded);

// Legal forms and titles whose blank beside a name gets lost: "SASDOMREL", "LISFLOSOSARL". A form
// stands before those it begins with.
inline constexpr std::array<std::string_view, 8> k_glued_forms{"EURL", "SARL", "SASU", "SAS",
                                                               "SCI",  "SNC",  "MLLE", "MME"};
inline constexpr std::span<const std::string_view> k_glued_company_forms =
    std::span(k_glued_forms).first<6>();

// "AND", "ET", "UND": written or not, the name is the same.
bool is_connector(std::string_view folded);

// One spelling for words that are often shortened: "COMPAGNIE" and "CIE", "SAINT" and "ST".
std::string_view usual_spelling(std::string_view folded);
// Is it a start of the word or of one that is spelled so: "TRANSP" and "INTERNAT" of TRANSPORT and
// INTL?
bool is_start_of_spelling(std::string_view start, std::string_view spelled);
// "IMP", "ELEC", "NETTO": three letters or more of a trade, and no first name.
bool shortens_trade(std::string_view start, std::string_view trade);

} // namespace comptoir::reconcile
