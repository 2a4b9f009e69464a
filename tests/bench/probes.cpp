#include "probes.h"

#include <expat.h>
#include <sqlite3.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace comptoir::bench {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_piece = 64 * 1024;
constexpr std::size_t k_stored_piece = 1024 * 1024;

void require(bool held, const char* what) {
    if (held)
        return;
    std::cerr << "comptoir-bench: probe: " << what << "\n";
    std::exit(1);
}

void XMLCALL count_element(void* data, const XML_Char*, const XML_Char**) {
    ++*static_cast<std::int64_t*>(data);
}
void XMLCALL end_element(void*, const XML_Char*) {}
void XMLCALL take_text(void*, const XML_Char*, int) {}

void run(sqlite3* database, const char* sql) {
    require(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}

// A row as it goes in, outside the time that is measured.
struct Value {
    int type = SQLITE_NULL;
    std::int64_t integer = 0;
    std::string text;
};
using Rows = std::vector<std::vector<Value>>;

Rows load_rows(const fs::path& dossier, std::string& schema) {
    sqlite3* database = nullptr;
    require(sqlite3_open_v2(dossier.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) ==
                SQLITE_OK,
            "open the dossier");
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database,
                       "SELECT sql FROM sqlite_schema WHERE tbl_name = 'bank_line' AND sql NOT NULL"
                       " ORDER BY type DESC", // the table before its indexes
                       -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW)
        schema += std::string(static_cast<const char*>(sqlite3_column_blob(statement, 0))) + ";";
    sqlite3_finalize(statement);
    Rows rows;
    sqlite3_prepare_v2(database, "SELECT * FROM bank_line ORDER BY id", -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        std::vector<Value>& row = rows.emplace_back();
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            Value& value = row.emplace_back();
            value.type = sqlite3_column_type(statement, column);
            value.integer = sqlite3_column_int64(statement, column);
            if (value.type == SQLITE_TEXT)
                value.text.assign(
                    static_cast<const char*>(sqlite3_column_blob(statement, column)),
                    static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        }
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
}

void insert_rows(sqlite3* database, const Rows& rows) {
    std::string sql = "INSERT INTO bank_line VALUES (?1";
    for (std::size_t column = 2; column <= rows.front().size(); ++column)
        sql += ", ?" + std::to_string(column);
    sqlite3_stmt* insert = nullptr;
    require(sqlite3_prepare_v2(database, (sql + ")").c_str(), -1, &insert, nullptr) == SQLITE_OK,
            "prepare the insert");
    for (const std::vector<Value>& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            const int index = static_cast<int>(column) + 1;
            const Value& value = row[column];
            if (value.type == SQLITE_TEXT)
                sqlite3_bind_text(insert, index, value.text.data(),
                                  static_cast<int>(value.text.size()), SQLITE_STATIC);
            else if (value.type == SQLITE_INTEGER)
                sqlite3_bind_int64(insert, index, value.integer);
            else
                sqlite3_bind_null(insert, index);
        }
        require(sqlite3_step(insert) == SQLITE_DONE, "insert a row");
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

void store_bytes(sqlite3* database, const fs::path& file) {
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO piece (position, bytes) VALUES (?1, ?2)", -1, &insert,
                       nullptr);
    std::ifstream in(file, std::ios::binary);
    std::string piece(k_stored_piece, '\0');
    for (std::int64_t position = 0; in; ++position) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (in.gcount() == 0)
            break;
        sqlite3_bind_int64(insert, 1, position);
        sqlite3_bind_blob(insert, 2, piece.data(), static_cast<int>(in.gcount()), SQLITE_STATIC);
        require(sqlite3_step(insert) == SQLITE_DONE, "store a piece");
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

} // namespace

Measure probe_expat(const fs::path& file) {
    const Watch watch;
    XML_Parser parser = XML_ParserCreateNS(nullptr, '|');
    std::int64_t elements = 0;
    XML_SetUserData(parser, &elements);
    XML_SetElementHandler(parser, count_element, end_element);
    XML_SetCharacterDataHandler(parser, take_text);
    std::ifstream in(file, std::ios::binary);
    std::string piece(k_piece, '\0');
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        require(XML_Parse(parser, piece.data(), static_cast<int>(in.gcount()), in.eof()) ==
                    XML_STATUS_OK,
                "parse");
    }
    XML_ParserFree(parser);
    return watch.measure(elements);
}

Measure probe_sqlite(const fs::path& dossier, const fs::path& file) {
    std::string schema;
    const Rows rows = load_rows(dossier, schema);
    const fs::path target = dossier.string() + ".probe";
    fs::remove(target);
    sqlite3* database = nullptr;
    require(sqlite3_open(target.c_str(), &database) == SQLITE_OK, "make a database");
    run(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768;"
                  "PRAGMA temp_store=MEMORY;");
    run(database, schema.c_str());
    run(database, "CREATE TABLE piece (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    const Watch watch;
    run(database, "BEGIN IMMEDIATE");
    store_bytes(database, file);
    insert_rows(database, rows);
    run(database, "COMMIT");
    const Measure measure = watch.measure(static_cast<std::int64_t>(rows.size()));
    sqlite3_close(database);
    fs::remove(target);
    return measure;
}

} // namespace comptoir::bench
