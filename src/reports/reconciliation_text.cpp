#include "comptoir/reports/reconciliation_text.h"

#include "comptoir/core/text.h"
#include "comptoir/reports/reconciliation_content.h"

namespace comptoir::reports {

namespace {

constexpr std::size_t k_width = 88;
constexpr std::size_t k_amount_width = 16;
constexpr std::size_t k_date_width = 13;
constexpr std::size_t k_piece_width = 18;
constexpr std::size_t k_label_width = k_width - 2 - k_date_width - k_piece_width - k_amount_width;

std::string padded(std::string_view text, std::size_t width) {
    std::string cell(text);
    std::size_t length = text::length_in_characters(cell);
    if (length >= width) {
        cell = text::cut_to_characters(cell, width - 2) + "…";
        length = width - 1;
    }
    return cell + std::string(width - length, ' ');
}

std::string right(std::string_view text, std::size_t width) {
    const std::size_t length = text::length_in_characters(text);
    return length >= width ? std::string(text)
                           : std::string(width - length, ' ') + std::string(text);
}

std::string sign_text(char sign) {
    switch (sign) {
    case '-':
        return "−";
    case ' ':
        return " ";
    default:
        return std::string(1, sign);
    }
}

std::string figure_row(const FigureLine& line, i18n::Language language) {
    return "  " + sign_text(line.sign) + " " + padded(line.label, k_width - 4 - k_amount_width) +
           right(i18n::format_bare(line.amount, language), k_amount_width) + "\n";
}

std::string rule(char character) {
    return std::string(k_width, character) + "\n";
}

void add_section(std::string& out, const ReconciliationContent& content, const ListSection& section,
                 i18n::Language language) {
    out += "\n" + section.heading + "\n";
    if (section.lines.empty()) {
        out += "  " + content.nothing + "\n";
        return;
    }
    out += "  " + padded(content.column_date, k_date_width) +
           padded(content.column_piece, k_piece_width) +
           padded(content.column_label, k_label_width) +
           right(content.column_amount, k_amount_width) + "\n";
    for (const reconcile::ReportLine& line : section.lines) {
        out += "  " + padded(i18n::format(line.date, language), k_date_width) +
               padded(line.piece, k_piece_width) + padded(line.label, k_label_width) +
               right(i18n::format_bare(line.amount, language), k_amount_width) + "\n";
    }
    out += "  " + padded(content.total, k_width - 2 - k_amount_width) +
           right(i18n::format_bare(section.total, language), k_amount_width) + "\n";
}

} // namespace

std::string reconciliation_text(const reconcile::ReconciliationReport& report,
                                i18n::Language language) {
    const ReconciliationContent content = reconciliation_content(report, language);
    std::string out = content.company + "\n" + content.title + " " + content.at + "\n";
    for (std::size_t i = 0; i < content.facts.size(); ++i)
        out += (i == 0 ? "" : " · ") + content.facts[i];
    out += "\n" + rule('-');
    for (const FigureLine& line : content.figures)
        out += figure_row(line, language);
    out += rule('-') + figure_row(content.difference, language);
    out += "    " + content.verdict + "\n";
    for (const ListSection& section : content.sections)
        add_section(out, content, section, language);
    return out;
}

} // namespace comptoir::reports
