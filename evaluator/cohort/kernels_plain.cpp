#define COHORT_NAMESPACE plain
#define COHORT_NAME "ohne SIMD"
#include "evaluator/cohort/kernels_body.hpp"
