/* Positions and velocities of arcs at rising times: the formula of src/equipoise/core/physics/flight/kepler.py, in C. */
#include <math.h>

static inline void turned(double d, double *sine, double *versed) {
    if (fabs(d) > 0.35) {
        double half = sin(0.5 * d);
        *sine = sin(d);
        *versed = 2.0 * half * half;
        return;
    }
    double q = d * d;
    *sine = d * (1.0 + q * (-1.0 / 6 + q * (1.0 / 120 + q * (-1.0 / 5040 + q * (1.0 / 362880 + q * (-1.0 / 39916800))))));
    *versed = q * (0.5 - q * (1.0 / 24 + q * (-1.0 / 720 + q * (1.0 / 40320 + q * (-1.0 / 3628800 + q * (1.0 / 479001600))))));
}

static double swing(double mean, double a, double b, double *sine, double *versed) {
    double d = mean + a * sin(mean), low = mean - 2.0, high = mean + 2.0;
    for (int round = 0; round < 100; round++) {
        turned(d, sine, versed);
        double value = d - a * *sine + b * *versed - mean;
        if (value > 0.0) high = d; else low = d;
        double closer = d - value / (1.0 - a + a * *versed + b * *sine);
        if (!(low <= closer && closer <= high)) closer = 0.5 * (low + high);
        if (fabs(closer - d) <= 1e-15 * (1.0 + fabs(d))) break;
        d = closer;
    }
    turned(d, sine, versed);
    return d;
}

static inline double short_swing(double mean, double a, double b, double *sine, double *versed) {
    double slope = 1.0 / (1.0 - a), d = mean * slope;
    d -= 0.5 * b * slope * d * d;
    for (int round = 0; round < 8; round++) {
        double s, v;
        turned(d, &s, &v);
        if (!(fabs(d) <= 0.35)) break;
        double inverse = 1.0 / (1.0 - a + a * v + b * s);
        double change = (mean - d + a * s - b * v) * inverse;
        change *= 1.0 - 0.5 * change * (a * s + b * (1.0 - v)) * inverse;
        d += change;
        if (fabs(change) < 1e-5) {
            double c = 1.0 - v;
            *sine = s + change * (c - 0.5 * change * s);
            *versed = v + change * (s + 0.5 * change * c);
            return d;
        }
    }
    return swing(mean, a, b, sine, versed);
}

void march(const double *position, const double *velocity, const double *times, double gravity, double *out, long n_arcs, long n_times) {
    for (long arc = 0; arc < n_arcs; arc++) {
        const double *p = position + 3 * arc, *v = velocity + 3 * arc;
        double r = sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
        double axis = 1.0 / (2.0 / r - (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) / gravity);
        double root = sqrt(gravity * axis), ratio = axis / r, pace = root / (axis * axis), flat = 1.0 - r / axis;
        double steep = (p[0] * v[0] + p[1] * v[1] + p[2] * v[2]) / root, lag = 1.0 / pace, fall = -root / (r * axis);
        double whole = 0.0, sine = 0.0, cosine = 1.0;
        double *row = out + 6 * n_times * arc;
        for (long sample = 0; sample < n_times; sample++, row += 6) {
            double mean = pace * times[sample], s, w;
            double left = mean - (whole - flat * sine + steep * (1.0 - cosine));
            double a = flat * cosine - steep * sine, b = flat * sine + steep * cosine;
            double d = fabs(left) < 0.1 * (1.0 - a) ? short_swing(left, a, b, &s, &w) : swing(left, a, b, &s, &w);
            whole += d;
            double turned_sine = sine + cosine * s - sine * w;
            cosine = cosine - sine * s - cosine * w;
            sine = turned_sine;
            double inverse = 1.0 / (1.0 - flat * cosine + steep * sine);
            double f = 1.0 - ratio * (1.0 - cosine), g = (mean - whole + sine) * lag;
            double f_rate = fall * sine * inverse, g_rate = 1.0 - inverse * (1.0 - cosine);
            for (int c = 0; c < 3; c++) {
                row[c] = f * p[c] + g * v[c];
                row[c + 3] = f_rate * p[c] + g_rate * v[c];
            }
        }
    }
}
