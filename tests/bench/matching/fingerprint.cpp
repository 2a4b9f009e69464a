#include "fingerprint.h"

#include <variant>

namespace comptoir::bench {

namespace {

constexpr std::uint64_t k_prime = 0x100000001b3ull;

} // namespace

void Fingerprint::add(std::string_view text) {
    for (const char c : text)
        m_value = (m_value ^ static_cast<unsigned char>(c)) * k_prime;
    m_value = (m_value ^ 0xffu) * k_prime; // where a text ends
}

void Fingerprint::add(std::int64_t number) {
    add(std::string_view(std::to_string(number)));
}

void Fingerprint::add(Money amount) {
    add(amount.minor());
    add(amount.currency().code());
}

void Fingerprint::add(const reconcile::Target& target) {
    add(to_text(target.kind));
    add(target.row.value());
    add(target.entry.value());
    for (const std::string* text : {&target.journal, &target.number, &target.piece, &target.account,
                                    &target.party, &target.party_name})
        add(std::string_view(*text));
    add(target.amount);
    add(std::int64_t{target.vat_permille.value_or(-1)});
}

void Fingerprint::add(const reconcile::Reason& reason) {
    add(reason.code.name);
    for (const Param& param : reason.params) {
        add(std::string_view(param.name));
        if (const auto* text = std::get_if<std::string>(&param.value))
            add(std::string_view(*text));
        else if (const auto* number = std::get_if<std::int64_t>(&param.value))
            add(*number);
        else if (const auto* amount = std::get_if<Money>(&param.value))
            add(*amount);
        else
            add(std::string_view(std::get<Date>(param.value).to_iso()));
    }
}

void Fingerprint::add(const std::vector<reconcile::Proposal>& proposals) {
    for (const reconcile::Proposal& one : proposals) {
        add(one.line.value());
        for (const std::string_view text : {to_text(one.decision), to_text(one.state),
                                            to_text(one.kind), to_text(one.set_verdict)})
            add(text);
        for (const std::int64_t number :
             {std::int64_t{one.unattended}, std::int64_t{one.score_permille},
              std::int64_t{one.sets}, one.other_leg.value(), one.returned.value()})
            add(number);
        add(std::string_view(one.party));
        add(std::string_view(one.template_code));
        add(one.difference);
        for (const reconcile::Target& target : one.targets)
            add(target);
        for (const std::vector<reconcile::Target>& other : one.other_targets) {
            add(std::string_view("or"));
            for (const reconcile::Target& target : other)
                add(target);
        }
        for (const reconcile::Reason& reason : one.reasons)
            add(reason);
        if (one.flip) {
            add(to_text(one.flip->kind));
            add(std::string_view(one.flip->text));
            add(std::string_view(one.flip->party));
            add(one.flip->row.value());
            add(one.flip->leg.value());
            add(one.flip->match.value());
            add(one.flip->amount);
            add(std::string_view(one.flip->day.to_iso()));
            add(one.flip->sentence);
        }
    }
}

} // namespace comptoir::bench
