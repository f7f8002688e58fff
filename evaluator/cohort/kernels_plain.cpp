#define COHORT_NAMESPACE plain
#define COHORT_NAME "ohne SIMD"
#include "evaluator/cohort/kernels_body.hpp"
// It needs what stands in the other one.
#include "evaluator/cohort/plane_kernels_body.hpp"
