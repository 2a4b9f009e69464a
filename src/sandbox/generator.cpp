// Invented operations. Names, references and IBANs are made up; the IBANs carry right check digits
// so that the client takes them for real ones.
#include "comptoir/core/bytes.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/sandbox/bank.h"

#include <array>

namespace comptoir::sandbox {

namespace {

constexpr std::int64_t k_day_ms = 24LL * 3600 * 1000;

// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine, unlike the
// distributions of the standard library.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    // 0 to below - 1.
    std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count));
    }
    bool one_in(std::int64_t count) { return below(count) == 0; }

private:
    std::uint64_t m_state;
};

struct Habit {
    std::string_view label;
    std::string_view name;
    std::string_view operation_type;
    std::string_view reference; // # becomes a number
    bool credit;
    std::int64_t least_cents;
    std::int64_t most_cents;
};

constexpr std::array k_habits{
    Habit{"BOIS ET FORMES SARL", "Bois et Formes", "transfer", "FACTURE BF#", false, 18'000,
          640'000},
    Habit{"QUINCAILLERIE DU PORT", "Quincaillerie du Port", "card", "", false, 1'200, 38'000},
    Habit{"ELECTRICITE DE L'OUEST", "Électricité de l'Ouest", "direct_debit", "CONTRAT 77#", false,
          9'000, 46'000},
    Habit{"GALERIE TREMAZEUR", "Galerie Trémazeur", "income", "VOTRE FACTURE FA-2026-#", true,
          24'000, 920'000},
    Habit{"MAIRIE DE PORTSALL", "Mairie de Portsall", "income", "MANDAT #", true, 60'000,
          1'400'000},
    Habit{"HOTEL DES EMBRUNS", "Hôtel des Embruns", "card", "", false, 7'000, 29'000},
    Habit{"SNACK LE PHARE", "Snack Le Phare", "card", "", false, 900, 4'800},
    Habit{"TELECOM ARMOR", "Télécom Armor", "direct_debit", "ABONNEMENT #", false, 2'990, 8'990},
    Habit{"URSSAF DE BRETAGNE", "URSSAF", "direct_debit", "ECHEANCE #", false, 40'000, 310'000},
    Habit{"DGFIP TVA", "Direction générale des finances publiques", "direct_debit", "TVA #", false,
          20'000, 450'000},
    Habit{"SALAIRE N KERMARREC", "N. Kermarrec", "transfer", "SALAIRE", false, 168'000, 214'000},
    Habit{"ABONNEMENT COMPTE", "Frais bancaires", "qonto_fee", "", false, 2'900, 2'900},
    Habit{"ATELIER VOISIN SAS", "Atelier Voisin", "income", "ACOMPTE DEVIS #", true, 30'000,
          280'000},
    Habit{"CHEQUE", "Client chèque", "cheque", "", true, 8'000, 90'000},
};

std::string uuid_of(std::uint64_t seed, std::string_view account, std::int64_t rank) {
    const std::string source = text::number(static_cast<long long>(seed)) + "/" +
                               std::string(account) + "/" + text::number(rank);
    const crypto::Digest digest = crypto::sha256(source);
    std::string hex = crypto::to_hex(std::span(digest).first(16));
    hex[12] = '4';
    hex[16] = 'a';
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        hex.insert(at, "-");
    return hex;
}

std::string with_number(std::string_view pattern, std::int64_t number) {
    std::string text{pattern};
    if (const auto at = text.find('#'); at != std::string::npos)
        text.replace(at, 1, text::pad_left(text::number(number), 4, '0'));
    return text;
}

std::string invented_iban(std::size_t habit) {
    const auto iban = iban_of_rib(
        {"30002", "00550",
         text::pad_left(text::number(static_cast<long long>(habit) + 157'000), 11, '0')});
    invariant(iban.has_value(), "an invented RIB is well formed");
    return iban->text();
}

BankOperation make(Dice& dice, const BankAccount& account, Date day,
                   const GeneratorOptions& options, std::int64_t rank) {
    const auto index =
        static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(k_habits.size())));
    const Habit& habit = k_habits[index];
    const std::int64_t cents =
        habit.least_cents + dice.below(habit.most_cents - habit.least_cents + 1);
    BankOperation operation;
    operation.id = uuid_of(options.seed, account.id, rank);
    operation.account_id = account.id;
    operation.amount = Money{habit.credit ? cents : -cents, account.opening.currency()};
    operation.operation_type = habit.operation_type;
    operation.label = habit.label;
    operation.counterparty_name = habit.name;
    operation.reference = with_number(habit.reference, 100 + dice.below(900));
    const bool card = habit.operation_type == "card";
    if (card)
        operation.card_last_digits = "4021";
    if (habit.operation_type == "transfer" || habit.operation_type == "income")
        operation.counterparty_iban = invented_iban(index);
    // Between 08:00 and 17:59 UTC, so that the day is the same in Paris all year.
    operation.emitted_at =
        Instant{std::int64_t{day.days()} * k_day_ms + (8 * 3600 + dice.below(10 * 3600)) * 1000};
    operation.settled_at = operation.emitted_at;
    if (card) {
        operation.settled_at = Instant{operation.emitted_at.ms + (1 + dice.below(3)) * k_day_ms};
        if (dice.one_in(6)) { // a hold, booked under another id with the final amount
            operation.pending_id = uuid_of(options.seed, account.id + "/hold", rank);
            operation.pending_amount = Money{operation.amount.minor() - 100 * (1 + dice.below(9)),
                                             operation.amount.currency()};
        }
    }
    if (!habit.credit && !card && dice.one_in(40))
        operation.status = "declined";
    return operation;
}

} // namespace

std::vector<BankOperation> generate_operations(const BankAccount& account,
                                               const GeneratorOptions& options) {
    Dice dice(options.seed);
    std::vector<BankOperation> operations;
    for (Date day = options.days.from; day <= options.days.to; day = day.plus_days(1)) {
        if (day.weekday() > 5)
            continue;
        // Spreads the week's number over five days without a fraction.
        std::int64_t count = options.operations_per_week / 5;
        count += dice.below(5) < options.operations_per_week % 5 ? 1 : 0;
        for (std::int64_t i = 0; i < count; ++i)
            operations.push_back(
                make(dice, account, day, options, static_cast<std::int64_t>(operations.size())));
    }
    return operations;
}

} // namespace comptoir::sandbox
