# Compiler flags live on one interface target, so that third-party code is not held to them.
add_library(kehoach_flags INTERFACE)
target_include_directories(kehoach_flags INTERFACE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src")
target_compile_options(kehoach_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wold-style-cast
  "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")
# g++ 12 takes "literal" + std::string for an overlapping copy (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(kehoach_flags INTERFACE -Wno-restrict)
endif()
if(KEHOACH_WERROR)
  target_compile_options(kehoach_flags INTERFACE -Werror)
endif()
if(KEHOACH_SANITIZE)
  target_compile_options(kehoach_flags INTERFACE "-fsanitize=${KEHOACH_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(kehoach_flags INTERFACE "-fsanitize=${KEHOACH_SANITIZE}")
endif()

# kehoach_module(text SOURCES a.cc b.cc DEPENDS kehoach_x PRIVATE ICU::uc)
# One static library per folder under src/. DEPENDS are other modules; PRIVATE the third-party
# libraries, whose headers never leave the folder.
function(kehoach_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE" ${ARGN})
  add_library(kehoach_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(kehoach_${name} PUBLIC kehoach_flags ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE})
endfunction()

# kehoach_test(unit_text LABEL unit SOURCES a_test.cc LIBS kehoach_text)
# One GoogleTest executable, registered with ctest under its name and label.
function(kehoach_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LIBS;ARGS;ENV" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE kehoach_flags ${ARG_LIBS} GTest::gtest_main GTest::gmock)
  target_compile_definitions(${name} PRIVATE KEHOACH_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name} ${ARG_ARGS} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}")
  if(ARG_TIMEOUT)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT})
  endif()
  if(ARG_ENV)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${ARG_ENV}")
  endif()
endfunction()
