// Which keys were pressed, for which line of the statement, and what for.
#pragma once

#include "comptoir/i18n/i18n.h"
#include "invented_month.h"

#include <QStringList>
#include <Qt>

#include <map>
#include <optional>
#include <vector>

namespace comptoir::gui {

// What the hand was doing when it pressed a key.
enum class Step {
    Automatic, // all that has one answer
    Proposal,  // one key
    Choice,    // among several answers
    Account,
    AccountWithVat,
    Template,
    WriteOff,
    Invoice,
    Movement,
    Tick, // several invoices
    Park,
    TakeUp,
    Undo,
    k_steps
};

struct Stroke {
    int key = 0;
    Qt::KeyboardModifiers modifiers;
    QString text; // typed as text: "627"
};

class KeyLog {
public:
    // What follows is for these lines, the first of which has this shape.
    void begin(Step step, Shape shape, int lines);
    void add_lines(int lines); // to what is under way
    void press(const Stroke& stroke);

    struct Row {
        int lines = 0, keys = 0;
        std::vector<Stroke> example; // the shortest
        std::vector<Stroke> now;
    };
    const std::map<std::pair<Shape, Step>, Row>& rows() const { return m_rows; }
    int total() const { return m_total; }
    void end();

private:
    std::map<std::pair<Shape, Step>, Row> m_rows;
    std::optional<std::pair<Shape, Step>> m_at;
    int m_total = 0;
};

// "Entrée", "Maj+Fin", "«627»": as the guide writes them.
QString key_words(const std::vector<Stroke>& strokes, i18n::Language language);

} // namespace comptoir::gui
