// What a statement is searched by besides journal, period and state: amount, words of its lines,
// format, who imported it, and whether it follows the one before it.
#pragma once

#include "comptoir/app/statement_preview.h"
#include "comptoir/gui/support/session.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace comptoir::gui {

class MoneyEdit;

class HistoryCriteria : public QWidget {
    Q_OBJECT

public:
    explicit HistoryCriteria(const Words& words, QWidget* parent = nullptr);
    void fill(app::HistoryFilter& filter) const;
    bool is_set() const;
    void clear();
    void retranslate();
    // Who imported something, for the choice; what is chosen stays.
    void set_users(const QStringList& users);

signals:
    void changed();

private:
    const Words& m_words;
    MoneyEdit* m_amount;
    QLineEdit* m_line_text;
    QComboBox* m_format;
    QComboBox* m_user;
    QCheckBox* m_gaps;
    QTimer m_typing;
};

} // namespace comptoir::gui
