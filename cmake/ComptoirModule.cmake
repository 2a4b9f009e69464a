# Under a sanitizer so many files of a target are compiled as one, which reads the headers and
# instantiates their templates once; the other presets compile each alone, so that a missing #include
# is found all the same. Files of a target that use one name for two things must be ALONE; the
# sanitizing build says "redefinition" or "ambiguous" when one is missing there. Tests alone are
# compiled so in every preset with COMPTOIR_TESTS_TOGETHER, where nothing is kept for a second build.
option(COMPTOIR_TESTS_TOGETHER "Compile many files of a test program as one" OFF)

function(comptoir_together target)
  if(target MATCHES "^comptoir_")
    set(joined ${COMPTOIR_SANITIZE})
  elseif(COMPTOIR_SANITIZE OR COMPTOIR_TESTS_TOGETHER)
    set(joined ON)
  endif()
  if(NOT ARGN OR NOT joined)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${ARGN})
  # A type in an unnamed namespace is in a header then, as g++ sees it.
  target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
endfunction()

# comptoir_module(<name> SOURCES ... [HEADERS ...] [PRECOMPILE <header>...] [DEPENDS <module>...]
#                 [LIBS <third party>...] [PLAIN]
#                 [TOGETHER files [ALONE ...]])
#
# One module = one static library comptoir_<name>. DEPENDS must equal the module's row in
# docs/architecture/layers.json (tests/lint/check_layers.py compares). HEADERS lists headers that
# hold Q_OBJECT and live under include/, since moc only sees what a target names. PRECOMPILE lists
# the large headers of LIBS that most sources include: the module gets a precompiled header of its
# own then, instead of the one all share. PLAIN: many files whose time at work is Qt's and SQLite's,
# built without optimisation in the debugging and sanitizing presets; never in what people run.
# TOGETHER: see comptoir_together.
function(comptoir_module name)
  cmake_parse_arguments(ARG "QT;PLAIN" "TOGETHER" "SOURCES;HEADERS;PRECOMPILE;DEPENDS;LIBS;ALONE" ${ARGN})
  list(TRANSFORM ARG_DEPENDS PREPEND comptoir_)
  add_library(comptoir_${name} STATIC ${ARG_SOURCES} ${ARG_HEADERS})
  target_link_libraries(comptoir_${name}
    PUBLIC comptoir_options tl::expected ${ARG_DEPENDS}
    PRIVATE ${ARG_LIBS})
  # Private headers are included as "<module>/…"; check_layers.py keeps other modules away.
  target_include_directories(comptoir_${name} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  set_target_properties(comptoir_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  if(ARG_PLAIN)
    target_compile_options(comptoir_${name} PRIVATE ${COMPTOIR_PLAIN_OPTIONS})
  endif()
  comptoir_together(comptoir_${name} ${ARG_TOGETHER})
  set_source_files_properties(${ARG_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  if(ARG_QT)
    set_target_properties(comptoir_${name} PROPERTIES AUTOMOC ON AUTOUIC ON
      AUTOUIC_SEARCH_PATHS ${CMAKE_SOURCE_DIR}/ui)
  endif()
  if(ARG_PRECOMPILE)
    target_precompile_headers(comptoir_${name} PRIVATE ${COMPTOIR_PRECOMPILED} ${ARG_PRECOMPILE})
  elseif(ARG_PLAIN)
    target_precompile_headers(comptoir_${name} REUSE_FROM comptoir_plain_pch)
  elseif(NOT ARG_QT)
    target_precompile_headers(comptoir_${name} REUSE_FROM comptoir_pch)
  endif()
endfunction()

# comptoir_test(<label>.<name> SOURCES ... [DEPENDS <module>...] [LIBS ...] [TIMEOUT seconds]
#               [COST seconds] [TOGETHER files [ALONE ...]])
#
# One test program and one CTest entry, labelled by the part before the dot: unit, flow, gui, fuzz.
# COST: about how long it takes; CTest starts the longest first, so that no core is idle at the end.
# TOGETHER: see comptoir_together.
function(comptoir_test name)
  cmake_parse_arguments(ARG "QT" "TIMEOUT;COST;TOGETHER" "SOURCES;DEPENDS;LIBS;ALONE" ${ARGN})
  string(REPLACE "." "_" target ${name})
  string(REGEX REPLACE "\\..*" "" label ${name})
  list(TRANSFORM ARG_DEPENDS PREPEND comptoir_)
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE comptoir_options ${ARG_DEPENDS} comptoir_test_support ${ARG_LIBS} GTest::gmock)
  target_compile_definitions(${target} PRIVATE COMPTOIR_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
  target_compile_options(${target} PRIVATE ${COMPTOIR_TEST_OPTIONS})
  target_precompile_headers(${target} REUSE_FROM comptoir_test_pch)
  if(ARG_QT)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
  else()
    target_link_libraries(${target} PRIVATE GTest::gmock_main)
  endif()
  comptoir_together(${target} ${ARG_TOGETHER})
  set_source_files_properties(${ARG_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  if(NOT ARG_COST)
    set(ARG_COST 1)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 1800) # the slowest, under a sanitizer, on two cores
  endif()
  add_test(NAME ${name} COMMAND ${target})
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT ${ARG_TIMEOUT} COST ${ARG_COST}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
