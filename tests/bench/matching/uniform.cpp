#include "uniform.h"

#include "../invented.h"

#include <string>

namespace comptoir::bench {

namespace {

constexpr std::int64_t k_one_amount = 120'000;
constexpr int k_days_to_pay = 30;
constexpr int k_items_per_party = 20;

World empty_world() {
    World world;
    world.books.company = "Atelier Volumar";
    world.books.journals = {{"BQ", "FR7630006000011234567890189", 5},
                            {"BL", "FR7616958000010000420011886", 5}};
    world.books.accounts = reconcile::usual_accounts(ledger::Chart::Pcg);
    return world;
}

std::string code_of(int party) {
    return "C" + std::to_string(10'000 + party);
}

void add_piece(World& world, int index, int count, int party, std::int64_t minor) {
    ledger::OpenItem item;
    item.id = ledger::RowId{index + 1};
    item.journal = "VE";
    item.number = std::to_string(index + 1);
    item.piece = "FA-2026-" + std::to_string(100'000 + index);
    item.account = "411000";
    item.party = code_of(party);
    item.party_name = world.books.parties[static_cast<std::size_t>(party)].name;
    item.booked_on = day_of(index, count);
    item.due_on = item.booked_on.plus_days(k_days_to_pay);
    item.amount = item.open = Money{minor, Currency::eur()};
    item.rows = {item.id};
    world.books.items.push_back(std::move(item));
}

void add_line(World& world, const char* journal, Date day, std::int64_t minor, std::string label) {
    reconcile::LineFacts line;
    line.id = bank::LineId{static_cast<std::int64_t>(world.lines.size()) + 1};
    line.statement = bank::StatementId{1};
    line.journal = journal;
    line.line.booked_on = day;
    line.line.amount = Money{minor, Currency::eur()};
    line.line.label = std::move(label);
    line.line.nature = bank::Nature::Transfer;
    world.lines.push_back(std::move(line));
}

} // namespace

World one_party_world(int lines) {
    World world = empty_world();
    world.books.parties.push_back({code_of(0), "Zelkotani Marbre", {}, {}});
    for (int i = 0; i < lines; ++i) {
        add_piece(world, i, lines, 0, k_one_amount);
        add_line(world, "BQ", day_of(i, lines).plus_days(k_days_to_pay), k_one_amount,
                 "VIR ZELKOTANI MARBRE" +
                     (i % 4 == 0 ? " ACPT " + std::to_string(10'000 + i % 10'000) : std::string{}));
    }
    return world;
}

World own_transfers_world(int lines) {
    World world = empty_world();
    for (int i = 0; i < lines; ++i) {
        const int party = i / k_items_per_party;
        if (i % k_items_per_party == 0)
            world.books.parties.push_back(
                {code_of(party),
                 "Kunde " + std::to_string(scattered(party) % 100'000'000),
                 {},
                 {}});
        add_piece(world, i, lines, party, amount_of(i));
    }
    for (int i = 0; i < lines / 2; ++i) {
        const std::int64_t minor = i % 2 == 0 ? k_one_amount : 1'000'000 + i;
        const Date day = day_of(i, lines / 2);
        add_line(world, "BQ", day, -minor, "VIREMENT INTERNE");
        add_line(world, "BL", day.plus_days(1), minor,
                 i % 3 == 0 ? "VIREMENT" : "VIREMENT DE COMPTE A COMPTE");
    }
    return world;
}

World uniform_world(std::string_view name, int lines) {
    return name == "party" ? one_party_world(lines) : own_transfers_world(lines);
}

} // namespace comptoir::bench
