// What two fields say alike is shown once, and a sentence ends with one full stop.
#pragma once

#include <QRegularExpression>
#include <QString>

namespace comptoir::gui {

// "BQ · Banque"; the code alone where the name is the same, or none.
inline QString said_once(const QString& code, const QString& name, const QString& between) {
    const QString plain = name.simplified();
    const bool is_same = plain.compare(code.simplified(), Qt::CaseInsensitive) == 0;
    return plain.isEmpty() || is_same ? code : code + between + name;
}

// A label and its continuation. Many banks write the same in both, or begin the longer one with
// the shorter.
inline QString whole_label(const QString& label, const QString& more) {
    const QString first = label.simplified(), second = more.simplified();
    if (second.isEmpty() || first.compare(second, Qt::CaseInsensitive) == 0)
        return label;
    const bool goes_on = second.startsWith(first + QLatin1Char(' '), Qt::CaseInsensitive);
    return first.isEmpty() || goes_on ? more : label + QLatin1Char(' ') + more;
}

// A name or a reason that ends with a full stop of its own, at the end of a sentence: "Aaro S.A..".
inline QString with_one_stop(QString text) {
    static const QRegularExpression twice(QStringLiteral("([.!?…])\\.(?=\\s|$)(?<!\\.\\.\\.)"));
    return text.replace(twice, QStringLiteral("\\1"));
}

} // namespace comptoir::gui
