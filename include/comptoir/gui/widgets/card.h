// A white panel with a small title, what every pane is made of.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

class QHBoxLayout;

namespace comptoir::gui {

class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);
    void set_title(const QString& title, const QString& more = {});
    // Widgets at the right of the title: filters, small buttons.
    void add_to_head(QWidget* widget);
    QVBoxLayout* body() const { return m_body; }

public slots:
    // Wears the accent while its table has the keyboard.
    void set_within(bool within);

private:
    QLabel* m_title;
    QLabel* m_more;
    QHBoxLayout* m_head;
    QVBoxLayout* m_body;
};

// Sets a dynamic property that the style sheet looks at, and has the sheet look again.
void set_style_property(QWidget* widget, const char* name, const QVariant& value);
QLabel* role_label(const char* role, QWidget* parent = nullptr);

} // namespace comptoir::gui
