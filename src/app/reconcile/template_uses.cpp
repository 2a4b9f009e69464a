// What lines each template was used for, or would have been used for had it been there: by these a
// line of another kind is told.
#include "app/reconcile/reconcile_books.h"

#include "comptoir/app/templates.h"
#include "comptoir/reconcile/templates.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace comptoir::app {

namespace {

using reconcile::StoredTemplate;

class TemplateUses {
public:
    explicit TemplateUses(std::vector<StoredTemplate> templates)
        : m_templates(std::move(templates)), m_latest(m_templates.size()) {
        for (std::size_t i = 0; i < m_templates.size(); ++i) {
            if (!m_templates[i].reference.empty())
                m_references.add(m_templates[i].reference, i);
            for (const reconcile::TemplateRow& row : m_templates[i].rows)
                m_accounts.insert(row.account);
        }
    }

    bool is_wanted(std::string_view account) const {
        return m_accounts.find(account) != m_accounts.end();
    }

    void take(const storage::TemplateBooking& booking, std::string_view account,
              const bank::StatementLine& line) {
        if (!booking.template_code.empty()) {
            for (std::size_t i = 0; i < m_templates.size(); ++i)
                if (m_templates[i].code == booking.template_code)
                    add(i, booking, line);
            return;
        }
        std::vector<std::size_t> said = m_references.find(line);
        if (said.empty())
            said = m_references.find_in_name(line);
        for (const std::size_t i : said) {
            const StoredTemplate& one = m_templates[i];
            const bool books_there = std::any_of(
                one.rows.begin(), one.rows.end(),
                [&](const reconcile::TemplateRow& row) { return row.account == account; });
            if (books_there && (one.journal.empty() || one.journal == booking.journal))
                add(i, booking, line);
        }
    }

    std::map<std::string, reconcile::TemplatePast> pasts;

private:
    // A line of two accounts comes twice, one after the other.
    void add(std::size_t index, const storage::TemplateBooking& booking,
             const bank::StatementLine& line) {
        if (m_latest[index] == booking.line)
            return;
        m_latest[index] = booking.line;
        pasts[m_templates[index].code].add(line);
    }

    std::vector<StoredTemplate> m_templates;
    std::vector<bank::LineId> m_latest;
    reconcile::ReferenceIndex m_references;
    std::set<std::string, std::less<>> m_accounts;
};

} // namespace

std::map<std::string, reconcile::TemplatePast> pasts_of_templates(Reader& reader) {
    std::vector<StoredTemplate> templates;
    std::set<std::string> codes;
    for (StoredTemplate& one : load_usable_templates(reader))
        if (codes.insert(one.code).second) // the company's own hides a shared one
            templates.push_back(std::move(one));
    if (templates.empty())
        return {};
    TemplateUses uses(std::move(templates));
    storage::for_each_template_booking(
        reader.database(), [&](std::string_view account) { return uses.is_wanted(account); },
        [&](const storage::TemplateBooking& booking, std::string_view account,
            const bank::StatementLine& line) { uses.take(booking, account, line); });
    return std::move(uses.pasts);
}

} // namespace comptoir::app
