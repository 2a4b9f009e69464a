#include "gui/reconcile/pickers.h"

#include "comptoir/gui/support/said_once.h"

namespace comptoir::gui {

TemplateBox::TemplateBox(Session& session, QWidget* parent) : QComboBox(parent) {
    query(
        session, this, [](app::Reader& reader) { return app::list_templates(reader); },
        [this](Result<std::vector<app::TemplateRowOfList>> list) {
            if (list)
                fill(std::move(*list));
        });
}

void TemplateBox::offer_none(const QString& words) {
    m_none = words;
    insertItem(0, words, qlonglong{0});
    setCurrentIndex(0);
}

void TemplateBox::choose(const std::string& code) {
    m_wanted = code;
    for (std::size_t i = 0; i < m_templates.size(); ++i)
        if (m_templates[i].code == code)
            setCurrentIndex(static_cast<int>(i) + (m_none.isEmpty() ? 0 : 1));
}

void TemplateBox::fill(std::vector<app::TemplateRowOfList> list) {
    for (app::TemplateRowOfList& row : list) {
        if (!row.it.active || !row.missing.empty())
            continue;
        addItem(said_once(q(row.it.code), q(row.it.label), QStringLiteral(" – ")),
                static_cast<qlonglong>(row.it.id.value()));
        m_templates.push_back(std::move(row.it));
    }
    if (!m_wanted.empty())
        choose(m_wanted);
}

std::optional<reconcile::StoredTemplate> TemplateBox::chosen() const {
    const qlonglong id = currentData().toLongLong();
    for (const reconcile::StoredTemplate& one : m_templates)
        if (one.id.value() == id)
            return one;
    return std::nullopt;
}

} // namespace comptoir::gui
