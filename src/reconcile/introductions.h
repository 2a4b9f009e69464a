// What the word before a number says it is.
//
// "BL 1095/26", "DEVIS FA2026-17", "CLIENT 41107": a delivery note, a quote, a customer. Such a
// number may be equal to that of an invoice, and quotes none.
#pragma once

#include "words.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// "BL", "DEVIS", …; empty when the number is not called something else than an invoice.
std::string introduced_as(const std::vector<Word>& words, KeyPlace place);

// "N°", "NUMERO": it stands before a number and is no part of it.
bool is_number_sign(std::string_view word);

// "FACTURE", "FACT", "RECHNUNG".
bool is_invoice_word(std::string_view word);

// "FACTURE N° 17", "FACT. 17": the line says that the number there is an invoice's.
bool is_called_invoice(const std::vector<Word>& words, KeyPlace place);

// The words without the numbers that are called something else.
std::vector<Word> without_introduced(const std::vector<Word>& words);

} // namespace comptoir::reconcile
