// The field that chooses an entry template, filled from the dossier.
#pragma once

#include "comptoir/app/templates.h"
#include "comptoir/gui/support/async.h"

#include <QComboBox>

#include <optional>
#include <vector>

namespace comptoir::gui {

class TemplateBox : public QComboBox {
public:
    TemplateBox(Session& session, QWidget* parent);
    void offer_none(const QString& words); // the first choice, template 0
    void choose(const std::string& code);  // once they are there
    std::optional<reconcile::StoredTemplate> chosen() const;

private:
    void fill(std::vector<app::TemplateRowOfList> list);

    std::vector<reconcile::StoredTemplate> m_templates;
    QString m_none;
    std::string m_wanted;
};

} // namespace comptoir::gui
