# comptoir_embed(<target> <namespace> FILES <file>...)
#
# Compiles files into the target as `comptoir::resources::<namespace>()`, a list of {name, content}
# sorted by name (see comptoir/core/resource.h). Relative paths start at the root of the project.
# Layers 0-3 have no Qt, hence no .qrc.
function(comptoir_embed target namespace)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded_${namespace}.cpp)
  set(files "")
  foreach(file IN LISTS ARG_FILES)
    get_filename_component(file "${file}" ABSOLUTE BASE_DIR ${CMAKE_SOURCE_DIR})
    list(APPEND files "${file}")
  endforeach()
  list(SORT files)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} -DNAMESPACE=${namespace} "-DFILES=${files}"
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
