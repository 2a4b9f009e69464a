#include "told_pieces.h"

#include "../introductions.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_digits_least = 2;
constexpr std::size_t k_digits_most = 5;
constexpr std::size_t k_end_of_long_least = 3; // "525" of 26040525

std::string_view last_digits(std::string_view piece) {
    const std::size_t last = piece.find_last_not_of("0123456789");
    return last == std::string_view::npos ? piece : piece.substr(last + 1);
}

bool ends_with(std::string_view piece, std::string_view digits) {
    const std::string_view counter = last_digits(piece);
    if (counter.empty())
        return false;
    return without_zeros(counter) == digits ||
           (digits.size() >= k_end_of_long_least && counter.size() > k_digits_most &&
            counter.ends_with(digits));
}

// Not joined to other digits by a mark, as those of a day or an amount are.
bool stands_alone(const std::vector<Word>& words, std::size_t at) {
    const auto joins = [](char gap) {
        return std::string_view("/.-:,'").find(gap) != std::string_view::npos;
    };
    const bool before = at > 0 && joins(words[at].gap) && count_digits(words[at - 1].text) > 0;
    const bool after =
        at + 1 < words.size() && joins(words[at + 1].gap) && count_digits(words[at + 1].text) > 0;
    return !before && !after;
}

// "MAI 26", "15 MAI", "2026".
bool is_of_a_day(const bank::StatementLine& line, const std::vector<Word>& words, std::size_t at,
                 std::string_view digits) {
    const std::string year = text::number(line.booked_on.year());
    const bool is_year = digits == year || digits == std::string_view(year).substr(2);
    const bool beside = (at > 0 && is_month_name(words[at - 1].text)) ||
                        (at + 1 < words.size() && is_month_name(words[at + 1].text));
    return is_year || (beside && digits.size() == k_digits_least);
}

// The words of few digits by which a line may mean the end of a number, without zeros before them.
std::vector<std::string> digits_told(const Context& context, std::uint32_t line) {
    std::vector<std::string> told;
    const auto shared_words = context.words(line);
    const std::vector<Word>& words = *shared_words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_text =
            words[i].column == Column::Label || words[i].column == Column::LabelMore;
        if (!is_text || !text::all_digits(words[i].text) || !stands_alone(words, i))
            continue;
        std::string digits = without_zeros(words[i].text);
        if (digits.size() >= k_digits_least && digits.size() <= k_digits_most &&
            !is_of_a_day(context.line(line), words, i, digits) &&
            introduced_as(words, {i, i}).empty())
            told.push_back(std::move(digits));
    }
    return told;
}

} // namespace

std::optional<std::uint32_t> told_piece(const Context& context, std::uint32_t line,
                                        const std::vector<std::uint32_t>& pieces) {
    std::optional<std::uint32_t> told;
    for (const std::string& digits : digits_told(context, line)) {
        for (const std::uint32_t piece : pieces) {
            if (!ends_with(context.items[piece].item->piece, digits))
                continue;
            if (told && *told != piece)
                return std::nullopt;
            told = piece;
        }
    }
    return told;
}

void ToldPieces::add(std::string digits, std::uint32_t piece) {
    const auto [place, inserted] = m_by_end.try_emplace(std::move(digits), Ending{piece, false});
    if (!inserted && place->second.piece != piece)
        place->second.is_of_several = true;
}

// All digits for which ends_with() holds.
void ToldPieces::index() {
    m_is_indexed = true;
    for (const std::uint32_t piece : m_pieces) {
        const ItemState& item = m_context.items[piece];
        add_ends(item.item->piece, piece);
        // The supplier's own number, where the piece has one of ours.
        for (const std::string& number : item.label_keys)
            add_ends(number, piece);
    }
}

void ToldPieces::add_ends(std::string_view number, std::uint32_t piece) {
    const std::string_view counter = last_digits(number);
    if (counter.empty())
        return;
    std::string digits = without_zeros(counter);
    if (digits.size() >= k_digits_least && digits.size() <= k_digits_most)
        add(std::move(digits), piece);
    for (std::size_t size = k_end_of_long_least;
         size <= k_digits_most && counter.size() > k_digits_most; ++size)
        add(std::string(counter.substr(counter.size() - size)), piece);
}

std::optional<std::uint32_t> ToldPieces::by(std::uint32_t line) {
    std::optional<std::uint32_t> told;
    for (const std::string& digits : digits_told(m_context, line)) {
        if (!m_is_indexed)
            index();
        const auto found = m_by_end.find(digits);
        if (found == m_by_end.end())
            continue;
        if (found->second.is_of_several || (told && *told != found->second.piece))
            return std::nullopt;
        told = found->second.piece;
    }
    return told;
}

} // namespace comptoir::reconcile
