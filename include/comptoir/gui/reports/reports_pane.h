// États: the état de rapprochement of a journal at a day, on screen and as PDF.
#pragma once

#include "comptoir/gui/reports/reconciliation_view.h"
#include "comptoir/gui/shell/pane.h"
#include "comptoir/ledger/types.h"

class QComboBox;
class QStackedWidget;

namespace comptoir::gui {

class ReportsPane : public Pane {
    Q_OBJECT

public:
    explicit ReportsPane(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString icon() const override { return QStringLiteral("reports"); }
    QWidget* first_focus() const override;
    ReconciliationView* view() const { return m_view; }

protected:
    void refresh(const Nouns& nouns) override;
    void refresh_count(const Nouns&) override {}
    void retranslate() override;
    void update_actions() override;
    void showEvent(QShowEvent* event) override; // of the journal that is being reconciled

private:
    struct Choices {
        std::vector<ledger::Journal> journals;
        std::map<std::string, Date> last_days; // of statements, by journal
    };
    void load();
    bool follow_reconciliation(); // true: it shows another journal now
    void choose_journal();

    QComboBox* m_journals;
    ReconciliationView* m_view;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QAction *m_pdf, *m_import, *m_causes;
    Choices m_choices;
    QString m_followed; // the journal last taken over from the reconciliation
    bool m_day_is_typed = false;
    Latest m_latest;
};

} // namespace comptoir::gui
