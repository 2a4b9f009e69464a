// Words for people: error and reason sentences, state names, amounts and dates, in two languages.
//
// One table holds both languages side by side (src/i18n/texts/*.inc), so that nobody writes one
// without the other; see docs/decisions/0011-bilingual-text-tables.md. The client's own labels use
// tr() instead. French typography: U+202F before : ; ! ? and between thousands, JJ/MM/AAAA.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/core/error.h"
#include "comptoir/core/money.h"
#include "comptoir/reconcile/types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::i18n {

enum class Language { French, English };
std::optional<Language> parse_language(std::string_view text); // "fr", "en"
std::string_view to_text(Language language);
// From LC_ALL, LC_MESSAGES or LANG ("fr_FR.UTF-8"); French when nothing says otherwise.
Language language_of_environment();

// The sentence of a key with its parameters filled in. An unknown key answers itself, so that a
// missing text is seen; the lint and a test make that impossible for error codes.
// In a text, {count} is the parameter, {count?entry|entries} one of two forms by its number
// (French: 0 and 1 are one), {state@invoice} the word of that domain. Counts are grouped; numbers
// that name a thing (id, line, entry, year, …) are not.
std::string say(std::string_view key, const Params& params, Language language);
std::string say(std::string_view key, Language language);
bool has_text(std::string_view key);

std::string explain(const Error& error, Language language);
std::string explain(const Diagnostic& diagnostic, Language language);
std::string explain(const reconcile::Reason& reason, Language language);
// "file.xml, ligne 12, enregistrement 04, champ montant"; empty without a place.
std::string place_text(const std::optional<SourcePlace>& place, Language language);

// "1 234,56 €" / "€1,234.56"; negative with a minus sign (U+2212).
std::string format(Money amount, Language language);
std::string format_bare(Money amount, Language language);    // without the currency
std::string format(Date day, Language language);             // 31/10/2026 / 31 Oct 2026
std::string format_time(Instant instant, Language language); // local, "31/10/2026 14:02"
std::string format_count(std::int64_t count, Language language);

// The word of a state or kind as the contract names it: word("line.ambiguous", …).
std::string word(std::string_view domain, std::string_view value, Language language);

// All keys, for tests and docs/errors.md.
std::vector<std::string_view> text_keys();

} // namespace comptoir::i18n
