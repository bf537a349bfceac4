"use strict";

// Scores again under other weights, by the library's own rules and to its exact numbers. It knows no page and asks
// nothing of the network. Every part names the module of the library that it mirrors, and tests/browser holds the two
// together: what differs by a single digit is a fault here.
const rescoring = (() => {
  // fractions.Fraction: a numerator and a denominator above 0, in lowest terms.

  const ZERO = { above: 0n, below: 1n };
  const ONE = { above: 1n, below: 1n };

  function size(whole) {
    return whole < 0n ? -whole : whole;
  }

  // Source: D. E. Knuth, The Art of Computer Programming 2, 4.5.2, algorithm L (Lehmer): many steps of Euclid's at once,
  // found from the leading digits. Most of the time goes into lowest terms, and a slider is not to wait for them.
  function greatestCommonDivisor(first, second) {
    let [larger, smaller] = first > second ? [first, second] : [second, first];
    while (smaller && larger > EXACT) [larger, smaller] = reduced(larger, smaller);
    return smaller ? BigInt(smallDivisor(Number(larger), Number(smaller))) : larger;
  }

  const EXACT = BigInt(Number.MAX_SAFE_INTEGER);
  const LEADING = 52;

  function smallDivisor(larger, smaller) {
    while (smaller) {
      const rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }

  function reduced(larger, smaller) {
    const shift = BigInt(4 * larger.toString(16).length - LEADING);
    const [steps, a, b, c, d] = stepsFrom(Number(larger >> shift), Number(smaller >> shift));
    if (!steps) return [smaller, larger % smaller];
    if (steps % 2) return [a * smaller - b * larger, d * larger - c * smaller];
    return [a * larger - b * smaller, d * smaller - c * larger];
  }

  // How many steps the leading digits settle, and the matrix of these steps, its signs left out.
  function stepsFrom(x, y) {
    let [steps, a, b, c, d] = [0, 1, 0, 0, 1];
    for (; y !== c; steps += 1) {
      const quotient = Math.floor((x + a - 1) / (y - c));
      const [next, rest] = [b + quotient * d, x - quotient * y];
      if (next > rest) break;
      [x, y, a, b, c, d] = [y, rest, d, c, next, a + quotient * c];
    }
    return [steps, BigInt(a), BigInt(b), BigInt(c), BigInt(d)];
  }

  function fraction(above, below) {
    const common = greatestCommonDivisor(size(above), below);
    return common === 1n ? { above, below } : { above: above / common, below: below / common };
  }

  function plus(first, second) {
    return fraction(first.above * second.below + second.above * first.below, first.below * second.below);
  }

  function negative(value) {
    return { above: -value.above, below: value.below };
  }

  function minus(first, second) {
    return plus(first, negative(second));
  }

  function times(first, second) {
    return fraction(first.above * second.above, first.below * second.below);
  }

  function over(first, second) {
    const [above, below] = [first.above * second.below, first.below * second.above];
    return below < 0n ? fraction(-above, -below) : fraction(above, below);
  }

  function compare(first, second) {
    const difference = first.above * second.below - second.above * first.below;
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }

  function smaller(first, second) {
    return compare(second, first) < 0 ? second : first;
  }

  function larger(first, second) {
    return compare(second, first) > 0 ? second : first;
  }

  function least(values) {
    return values.reduce(smaller);
  }

  function greatest(values) {
    return values.reduce(larger);
  }

  // A number of thousands of digits is written in hexadecimal, which BigInt reads without a sign alone.
  function wholeOf(text) {
    return text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
  }

  // The text is in lowest terms.
  function fractionOf(text) {
    const [above, below = "1"] = text.split("/");
    return { above: wholeOf(above), below: wholeOf(below) };
  }

  function perhapsFractionOf(text) {
    return text === null ? null : fractionOf(text);
  }

  function written(value) {
    if (value === null) return null;
    return value.below === 1n ? String(value.above) : `${value.above}/${value.below}`;
  }

  // scorecard/model/number.py

  // Over one common denominator, which is many times faster than adding in turn.
  function total(values) {
    const denominators = new Set(values.map((value) => value.below));
    let common = 1n;
    for (const below of denominators) common *= below / greatestCommonDivisor(common, below);
    return fraction(values.reduce((sum, value) => sum + value.above * (common / value.below), 0n), common);
  }

  function weightedTotal(weights, values) {
    return total(
      values.map((value, index) => ({
        above: weights[index].above * value.above,
        below: weights[index].below * value.below,
      }))
    );
  }

  function rescaled(weights) {
    const whole = total(weights);
    return weights.map((weight) => over(weight, whole));
  }

  const ROUNDS_UP = {
    half_up: (rest, below) => 2n * rest >= below,
    half_even: (rest, below, whole) => 2n * rest > below || (2n * rest === below && whole % 2n === 1n),
    down: () => false,
  };

  // How many units of the last decimal a rounded number has.
  function unitsOf(value, decimals, mode) {
    const scaled = size(value.above) * 10n ** BigInt(decimals);
    const [whole, rest] = [scaled / value.below, scaled % value.below];
    const units = ROUNDS_UP[mode](rest, value.below, whole) ? whole + 1n : whole;
    return value.above < 0n ? -units : units;
  }

  function rounded(value, decimals, mode) {
    return fraction(unitsOf(value, decimals, mode), 10n ** BigInt(decimals));
  }

  function decimalsOf(value) {
    return [0, 1].find((count) => (10n ** BigInt(count)) % value.below === 0n) ?? 2;
  }

  // Zero never carries a minus sign.
  function halfUp(value, decimals) {
    const units = unitsOf(value, decimals, "half_up");
    const digits = String(size(units)).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals);
    return (units < 0n ? "-" : "") + (decimals ? `${whole}.${digits.slice(-decimals)}` : whole);
  }

  // scorecard/model/steps.py: how values are shown.

  function inShown(show, value) {
    return plus(show.low, times(minus(show.high, show.low), value));
  }

  function signedAs(show, value) {
    const number = halfUp(inShown(show, value), show.decimals);
    return show.low.above < 0n && /[1-9]/.test(number) && !number.startsWith("-") ? `+${number}` : number;
  }

  function textAs(show, value) {
    return signedAs(show, value) + (show.outOf ? ` of ${halfUp(show.high, show.decimals)}` : "");
  }

  function differenceAs(show, value) {
    const number = halfUp(times(minus(show.high, show.low), value), show.decimals);
    return number.startsWith("-") || !/[1-9]/.test(number) ? number : `+${number}`;
  }

  // scorecard/scoring/irrational.py: to 40 digits, rounded to 30. Python's decimal rounds each logarithm and power to
  // the nearest, so each is computed here between two ends until both round to the same number.

  const WORK = 40;
  const KEEP = 30;
  const FIRST_BITS = 224;
  const REMEMBERED = 10000;
  const twos = new Map();
  const logarithms = new Map();

  // Rounds to so many digits, a half to the even neighbour; the value need not be in lowest terms.
  function toDigits({ above, below }, digits) {
    if (!above) return ZERO;
    let shift = digits - String(size(above)).length + String(below).length;
    let [whole, rest, part] = scaledTo(above, below, shift);
    if (whole >= 10n ** BigInt(digits)) {
      shift -= 1;
      [whole, rest, part] = scaledTo(above, below, shift);
    }
    const units = ROUNDS_UP.half_even(rest, part, whole) ? whole + 1n : whole;
    const signed = above < 0n ? -units : units;
    return shift > 0 ? fraction(signed, 10n ** BigInt(shift)) : { above: signed * 10n ** BigInt(-shift), below: 1n };
  }

  function scaledTo(above, below, shift) {
    const top = shift > 0 ? size(above) * 10n ** BigInt(shift) : size(above);
    const bottom = shift > 0 ? below : below * 10n ** BigInt(-shift);
    return [top / bottom, top % bottom, bottom];
  }

  function nearest(between) {
    for (let bits = FIRST_BITS; ; bits *= 2) {
      const [low, high] = between(BigInt(bits)).map((end) => toDigits(end, WORK));
      if (compare(low, high) === 0) return low;
    }
  }

  function logarithm(value) {
    if (value.above === value.below) return ZERO;
    const name = written(value);
    if (logarithms.size > REMEMBERED) logarithms.clear();
    if (!logarithms.has(name)) logarithms.set(name, nearest((bits) => logarithmBetween(value, bits)));
    return logarithms.get(name);
  }

  // Source: ln(y 2^k) = 2 artanh((y - 1) / (y + 1)) + k ln 2, with y from 2/3 to 4/3.
  function logarithmBetween(value, bits) {
    const one = 1n << bits;
    let twosIn = BigInt(4 * (value.above.toString(16).length - value.below.toString(16).length));
    let part = twosIn > 0n
      ? (value.above << bits) / (value.below << twosIn)
      : (value.above << (bits - twosIn)) / value.below;
    for (; 3n * part > 4n * one; part /= 2n) twosIn += 1n;
    for (; 3n * part < 2n * one; part *= 2n) twosIn -= 1n;
    const found = twiceArtanh(((part - one) << bits) / (part + one), bits) + twosIn * logarithmOfTwo(bits);
    return ends(found, 16n * bits * (1n + size(twosIn)), bits);
  }

  function twiceArtanh(value, bits) {
    const square = (value * value) >> bits;
    let [sum, power] = [0n, value];
    for (let odd = 1n; size(power) > 1n; odd += 2n) {
      sum += power / odd;
      power = (power * square) >> bits;
    }
    return 2n * sum;
  }

  function logarithmOfTwo(bits) {
    if (!twos.has(bits)) twos.set(bits, twiceArtanh((1n << bits) / 3n, bits));
    return twos.get(bits);
  }

  function exponential(value) {
    return value.above ? nearest((bits) => exponentialBetween(value, bits)) : ONE;
  }

  // Source: e^x = 2^k e^(x - k ln 2), the second by its power series.
  function exponentialBetween(value, bits) {
    const [two, whole] = [logarithmOfTwo(bits), (value.above << bits) / value.below];
    const twosIn = whole / two;
    const rest = whole - twosIn * two;
    let [sum, term] = [0n, 1n << bits];
    for (let count = 1n; term; count += 1n) {
      sum += term;
      term = ((term * rest) >> bits) / count;
    }
    const [low, high] = ends(sum, 16n * bits * (1n + size(twosIn)), bits);
    return [low, high].map((end) => timesPowerOfTwo(end, twosIn));
  }

  function timesPowerOfTwo({ above, below }, twosIn) {
    return twosIn > 0n ? { above: above << twosIn, below } : { above, below: below << -twosIn };
  }

  // The fixed-point number less and more an error that is more than it can have.
  function ends(found, error, bits) {
    return [{ above: found - error, below: 1n << bits }, { above: found + error, below: 1n << bits }];
  }

  function weightedProduct(bases, exponents) {
    const exponent = bases.reduce((sum, base, index) => {
      const part = times(toDigits(exponents[index], WORK), logarithm(toDigits(base, WORK)));
      return toDigits(plus(part, sum), WORK);
    }, ZERO);
    return toDigits(exponential(exponent), KEEP);
  }

  function power(base, exponent) {
    if (exponent.below !== 1n) return weightedProduct([base], [exponent]);
    const raised = { above: base.above ** size(exponent.above), below: base.below ** size(exponent.above) };
    return exponent.above < 0n ? over(ONE, raised) : raised;
  }

  // scorecard/scoring/aggregate.py

  function between(value, values) {
    return smaller(larger(value, least(values)), greatest(values));
  }

  function geometric(shares, values) {
    if (least(values).above <= 0n) return ZERO;
    return between(weightedProduct(values, shares), values);
  }

  function harmonic(shares, values) {
    if (least(values).above <= 0n) return ZERO;
    return over(ONE, weightedTotal(shares, values.map((value) => over(ONE, value))));
  }

  function powerMean(exponent, shares, values) {
    if (exponent.above < 0n && least(values).above <= 0n) return ZERO;
    const raised = values.map((value) => (value.above ? power(value, exponent) : ZERO));
    const whole = weightedTotal(shares, raised);
    return whole.above ? between(power(whole, over(ONE, exponent)), values) : ZERO;
  }

  function median(values) {
    const [ordered, middle] = [[...values].sort(compare), Math.floor(values.length / 2)];
    if (values.length % 2) return ordered[middle];
    return over(plus(ordered[middle - 1], ordered[middle]), { above: 2n, below: 1n });
  }

  const METHODS = {
    mean: weightedTotal,
    sum: weightedTotal,
    geometric,
    harmonic,
    min: (shares, values) => least(values),
    max: (shares, values) => greatest(values),
    median: (shares, values) => median(values),
    product: (shares, values) => values.reduce(times),
  };

  function aggregate(node, shares, values) {
    return node.power ? powerMean(node.power, shares, values) : METHODS[node.method](shares, values);
  }

  // scorecard/scoring/bands.py: what is looked at is the "score", or one of its bounds, "lower" and "upper".

  function reaches(result, threshold, side) {
    if (result.lower === null) return true;
    if (side === "score" && result.score === null) {
      if (compare(result.lower, threshold) >= 0) return true;
      return compare(result.upper, threshold) < 0 ? false : null;
    }
    return compare(result[side], threshold) >= 0;
  }

  function isMet(band, side, results) {
    const found = band.requires.map(([node, threshold]) => reaches(results[node], threshold, side));
    return found.includes(false) ? false : found.includes(null) ? null : true;
  }

  function startsAtOrBelow(band, value) {
    const order = compare(band.threshold, value);
    return order < 0 || (order === 0 && !band.isAbove);
  }

  // The bands that may hold for a value, highest first: more than one where what they require is undecided.
  function possibleBands(bands, value, side, results) {
    const possible = [];
    const last = bands.filter((band) => startsAtOrBelow(band, value)).length - 1;
    for (let index = Math.max(0, last); index >= 0; index -= 1) {
      const met = isMet(bands[index], side, results);
      if (met !== false) possible.push(bands[index]);
      if (met) return possible;
    }
    return possible.includes(bands[0]) ? possible : [...possible, bands[0]];
  }

  function lowestBand(bands, value, results) {
    return possibleBands(bands, value.lower, "lower", results).pop();
  }

  function highestBand(bands, value, results) {
    return possibleBands(bands, value.upper, "upper", results)[0];
  }

  function bandsHeld(bands, value, results) {
    if (!bands.length || value.lower === null) return [];
    if (value.score !== null) return possibleBands(bands, value.score, "score", results).reverse();
    return [...new Set([lowestBand(bands, value, results), highestBand(bands, value, results)])];
  }

  function valuesByBand(bands, value, results) {
    if (!bands.length || value.lower === null || bands.some((band) => band.value === null)) return null;
    const first = bands.indexOf(lowestBand(bands, value, results));
    const last = bands.indexOf(highestBand(bands, value, results));
    const spanned = bands.slice(first, last + 1).map((band) => band.value);
    const own = value.score === null ? [] : possibleBands(bands, value.score, "score", results);
    const score = own.length === 1 ? own[0].value : null;
    return { ...value, score, lower: least(spanned), upper: greatest(spanned) };
  }

  // scorecard/scoring/steps.py

  function clip(value) {
    return clamp(value, ZERO, ONE);
  }

  function clamp(value, lower, upper) {
    return smaller(larger(value, lower), upper);
  }

  function isBinding(ceiling, side, results) {
    return ceiling.triggers.some(([node, threshold]) => reaches(results[node], threshold, side) === false);
  }

  function after(node, show, value, side, results) {
    for (const ceiling of node.ceilings) {
      if (compare(value, ceiling.at) > 0 && isBinding(ceiling, side, results)) value = ceiling.at;
    }
    return node.round ? roundedAsShown(node.round, show, value) : value;
  }

  // What lies from 0 to 1 is not rounded out of it.
  function roundedAsShown(round, show, value) {
    const kept = rounded(inShown(show, value), round.decimals, round.mode);
    const found = over(minus(kept, show.low), minus(show.high, show.low));
    return compare(clip(value), value) === 0 ? clip(found) : found;
  }

  // What a parent sees of a result: its score or its band's value, over the range that it is seen in.
  function seen(result, node, use) {
    const value = use === "band" && result.byBand ? result.byBand : result;
    if (!node.range || value.lower === null) return value;
    const [low, high] = node.range;
    const inRange = (number) => plus(low, times(minus(high, low), number));
    const bounds = [inRange(value.lower), inRange(value.upper)].sort(compare);
    const score = value.score === null ? null : inRange(value.score);
    return { outcome: value.outcome, score, lower: bounds[0], upper: bounds[1], coverage: value.coverage };
  }

  // scorecard/scoring/dimension.py

  const OPPOSITE = { lower: "upper", upper: "lower", score: "score" };

  function judgeDimension(node, results, subject, rules) {
    const entries = node.inputs.map((number) => entryOf(node, number, results, subject, rules));
    const counting = entries.filter((entry) => entry.value.outcome !== "excluded" && entry.weight.above);
    const ordinary = counting.filter((entry) => entry.role === "ordinary");
    if (!ordinary.length) return { ...EXCLUDED, show: rules.shows[node.number], marks: rules.marks[node.number] };
    const marks = node.marks ?? marksOf(ordinary.map((entry) => results[entry.number].marks));
    const dimension = {
      node,
      results,
      ordinary,
      besides: counting.filter((entry) => entry.role !== "ordinary"),
      whole: total(ordinary.map((entry) => entry.weight)),
      shares: rescaled(ordinary.map((entry) => entry.weight)),
      show: node.inPoints ? inPoints(rules.shows[node.number], marks) : node.show,
    };
    return { ...combined(dimension), show: dimension.show, marks };
  }

  function entryOf(node, number, results, subject, rules) {
    const input = rules.nodes[number];
    const weight = node.method === "sum"
      ? marksAsWeight(rules.weights[number], results[number].marks)
      : weightAt(rules.weights[number], rules.attributes[node.number], subject);
    return { number, role: input.role, weight, value: seen(results[number], input, node.use) };
  }

  // Under `sum` the full marks of what applies, where what is given a weight of 0 still weighs nothing.
  function marksAsWeight(weight, [low, high]) {
    return weighsAnything(weight) ? minus(high, low) : ZERO;
  }

  // scorecard/model/node.py, weight_at: a value of the attribute that the weights do not name weighs nothing.
  function weightAt(weight, attribute, subject) {
    if (weight.number) return weight.number;
    return weight.values.get(subject.attributes.get(attribute) ?? "") ?? ZERO;
  }

  function numbersOf(weight) {
    return weight.number ? [weight.number] : [...weight.values.values()];
  }

  function weighsAnything(weight) {
    return numbersOf(weight).some((number) => number.above);
  }

  function marksOf(marks) {
    return [total(marks.map(([low]) => low)), total(marks.map(([, high]) => high))];
  }

  function inPoints(show, [low, high]) {
    return { ...show, low, high, outOf: !low.above };
  }

  // Each penalty and bonus with its sign; one not known does not move the score.
  function movedBy(dimension, side) {
    return dimension.besides.flatMap((entry) => {
      const takesOff = entry.role === "penalty";
      const value = entry.value[takesOff ? OPPOSITE[side] : side];
      if (value === null) return [];
      const amount = over(times(entry.weight, value), dimension.whole);
      return [takesOff ? negative(amount) : amount];
    });
  }

  function moved(dimension, value, side) {
    const found = movedBy(dimension, side).reduce(plus, value);
    return dimension.node.clip ? clip(found) : found;
  }

  function bound(dimension, side) {
    const values = dimension.ordinary.map((entry) => entry.value[side]);
    return moved(dimension, aggregate(dimension.node, dimension.shares, values), side);
  }

  function combined(dimension) {
    const { node, show, ordinary, shares, results } = dimension;
    const [lower, upper] = [bound(dimension, "lower"), bound(dimension, "upper")];
    const coverage = weightedTotal(shares, ordinary.map((entry) => entry.value.coverage));
    const terms = termsOf(dimension);
    const outcome = outcomeOf(dimension, terms, coverage);
    return {
      outcome,
      score: outcome === "judged" ? scoreOf(dimension, terms, lower, upper) : null,
      lower: after(node, show, lower, "lower", results),
      upper: after(node, show, upper, "upper", results),
      coverage,
    };
  }

  function scoreOf(dimension, terms, lower, upper) {
    const { node, show, results } = dimension;
    const aggregated = aggregate(node, terms.map((term) => term.share), terms.map((term) => term.value));
    const clamped = clamp(moved(dimension, aggregated, "score"), lower, upper);
    return after(node, show, clamped, "score", results);
  }

  // The inputs that enter the score, an unknown one as the rubric's `missing` says.
  function termsOf({ node, ordinary, shares }) {
    const every = ordinary.map((entry, index) => ({
      share: shares[index],
      value: standingFor(entry.value, node.missing),
    }));
    const terms = every.filter((term) => term.value !== null);
    if (terms.length === every.length) return terms;
    if (!terms.length || node.missing === "withhold") return [];
    const again = rescaled(terms.map((term) => term.share));
    return terms.map((term, index) => ({ share: again[index], value: term.value }));
  }

  function standingFor(value, missing) {
    if (value.score !== null) return value.score;
    return { worst: value.lower, best: value.upper }[missing] ?? null;
  }

  function outcomeOf({ node, ordinary }, terms, coverage) {
    if (terms.length) return compare(coverage, node.minCoverage) >= 0 ? "judged" : "withheld";
    const isKnown = ({ value }) => value.score !== null || ["judged", "withheld"].includes(value.outcome);
    if (ordinary.some(isKnown)) return "withheld";
    return coverage.above ? "thin" : "unknown";
  }

  // scorecard/scoring/score.py

  const EXCLUDED = { outcome: "excluded", score: null, lower: null, upper: null, coverage: ZERO };

  function judge(node, results, subject, rules) {
    const value = node.inputs
      ? judgeDimension(node, results, subject, rules)
      : stepped(node, subject.values.get(node.number), results);
    const held = bandsHeld(node.bands, value, results).map((band) => band.label);
    return { ...value, bands: held, byBand: valuesByBand(node.bands, value, results) };
  }

  // A criterion's value, which weights do not change, after its ceilings and rounding, which other values may.
  function stepped(node, value, results) {
    const found = { ...value, show: node.show, marks: node.marks };
    for (const side of value.lower === null ? [] : ["score", "lower", "upper"]) {
      if (value[side] !== null) found[side] = after(node, node.show, value[side], side, results);
    }
    return found;
  }

  // scorecard/guide/rescoring.py: the data as it wrote them, read once.

  const read = new WeakMap();

  function treeOf(data) {
    if (!read.has(data)) read.set(data, { nodes: nodesOf(data), subjects: subjectsOf(data) });
    return read.get(data);
  }

  function nodesOf(data) {
    const shows = data.shows.map(showOf);
    const bands = data.bands.map((each) => each.map(bandOf));
    return data.nodes.map((node, number) => nodeOf(node, number, shows, bands));
  }

  function nodeOf(node, number, shows, bands) {
    const ceilings = (node.ceilings ?? []).map(ceilingOf);
    return {
      number,
      path: node.path,
      weight: weightOf(node.weight ?? "1"),
      role: node.role ?? "ordinary",
      range: node.range ? node.range.map(fractionOf) : null,
      inputs: node.inputs ?? null,
      method: node.method ?? "mean",
      power: node.power ? fractionOf(node.power) : null,
      missing: node.missing ?? "exclude",
      minCoverage: fractionOf(node.min_coverage ?? "0"),
      use: node.use ?? "score",
      clip: node.clip ?? true,
      ceilings,
      round: node.round ?? null,
      marks: node.marks ? node.marks.map(fractionOf) : node.inputs ? null : [ZERO, ONE],
      inPoints: node.in_points ?? false,
      show: shows[node.show],
      bands: bands[node.bands],
      looksAt: [...ceilings.map((each) => each.triggers), ...bands[node.bands].map((each) => each.requires)]
        .flat()
        .map(([other]) => other),
    };
  }

  function weightOf(weight) {
    if (typeof weight === "string") return { number: fractionOf(weight) };
    return { by: weight.by, values: new Map(weight.values.map(([value, number]) => [value, fractionOf(number)])) };
  }

  function showOf(show) {
    return {
      low: fractionOf(show.from),
      high: fractionOf(show.to),
      decimals: show.decimals,
      outOf: show.out_of ?? false,
    };
  }

  function bandOf(band) {
    return {
      label: band.label,
      threshold: fractionOf(band.from ?? band.above),
      isAbove: band.above !== undefined,
      value: perhapsFractionOf(band.value ?? null),
      requires: thresholdsOf(band.requires ?? []),
    };
  }

  function ceilingOf(ceiling) {
    return { at: fractionOf(ceiling.at), triggers: thresholdsOf(ceiling.while) };
  }

  function thresholdsOf(pairs) {
    return pairs.map(([node, threshold]) => [node, fractionOf(threshold)]);
  }

  function subjectsOf(data) {
    const values = data.values.map(([outcome, ...numbers]) => {
      const [score, lower, upper, coverage] = numbers.map(perhapsFractionOf);
      return { outcome, score, lower, upper, coverage };
    });
    return data.subjects.map((subject) => ({
      id: subject.id,
      attributes: new Map(subject.attributes ?? []),
      values: new Map(data.leaves.map((node, index) => [node, values[subject.leaves[index]]])),
      last: [],
    }));
  }

  // Other weights in the place of the published ones (scorecard/analysis/reweighting.py), and what depends on nothing
  // but the weights.

  const MOST = 1000000;
  const NUMBER = /^(?=[0-9.]{1,19}$)[0-9]+([.][0-9]+)?$/;
  const RATIO = /^[0-9]{1,18}[/][1-9][0-9]{0,5}$/;

  // A weight as a fraction, or why it is none.
  function weightIn(text) {
    if (/^-[0-9]/.test(text)) return { reason: "negative" };
    if (!NUMBER.test(text) && !RATIO.test(text)) return { reason: "no_number" };
    const [whole, decimals = ""] = text.split(".");
    const parts = decimals ? { above: BigInt(whole + decimals), below: 10n ** BigInt(decimals.length) } : fractionOf(text);
    const number = fraction(parts.above, parts.below);
    return compare(number, { above: BigInt(MOST), below: 1n }) > 0 ? { reason: "too_large" } : { number };
  }

  // Why a weight cannot be taken, or nothing.
  function reasonAgainst(data, path, text) {
    if (!data.nodes.some((node) => node.path === path && path)) return "unknown_name";
    return data.weighable.includes(path) ? weightIn(text).reason : "fixed";
  }

  function rulesUnder(data, weights) {
    const { nodes } = treeOf(data);
    const given = new Map(Object.entries(weights));
    const own = nodes.map((node) => (given.has(node.path) ? weightIn(String(given.get(node.path))) : node.weight));
    const marks = [];
    for (const node of nodes) marks.push(node.marks ?? marksUnder(node, nodes, own, marks));
    return {
      nodes,
      marks,
      weights: own,
      attributes: nodes.map((node) => (node.inputs ?? []).map((number) => own[number].by).find(Boolean)),
      shows: nodes.map((node) => (node.inPoints ? showInPoints(node.show, marks[node.number]) : node.show)),
    };
  }

  // scorecard/model/tree.py: the points of all that weighs anything, whoever it applies to.
  function marksUnder(node, nodes, weights, marks) {
    const counted = ordinaryOf(node, nodes).filter((number) => weighsAnything(weights[number]));
    return marksOf(counted.map((number) => marks[number]));
  }

  function ordinaryOf(node, nodes) {
    return (node.inputs ?? []).filter((number) => nodes[number].role === "ordinary");
  }

  function showInPoints(show, marks) {
    return inPoints({ ...show, decimals: Math.max(show.decimals, decimalsOf(marks[1])) }, marks);
  }

  // scorecard/model/rubric_checks.py, weights_are_all_zero
  function allZero({ nodes, weights }) {
    const isZero = (node) => !ordinaryOf(node, nodes).some((number) => weighsAnything(weights[number]));
    return nodes.filter((node) => node.inputs && isZero(node)).map(({ path }) => ({ path, reason: "all_zero" }));
  }

  /**
   * Scores all subjects under other weights.
   *
   * data: what `rescoring_data` wrote.
   * weights: by the path of a node, each a decimal or a fraction as text; a node that is not named keeps its own.
   *
   * Returns `refused`, a list of {path, reason} that is empty where the weights can be taken, and `subjects`, a Map
   * by the subject's id of Maps by the node's path: {outcome, score, lower, upper, coverage, bands, show}, numbers as
   * exact fractions in text, null for none. Reasons: no_sliders, unknown_name, fixed, no_number, negative, too_large,
   * and all_zero of a dimension in which nothing weighs anything.
   */
  function rescore(data, weights) {
    const refused = refusedOf(data, weights);
    if (refused.length) return { refused, subjects: new Map() };
    const rules = rulesUnder(data, weights);
    const subjects = treeOf(data).subjects.map((subject) => [subject.id, rescored(subject, rules)]);
    return { refused, subjects: new Map(subjects) };
  }

  function refusedOf(data, weights) {
    if (data.refused) return [{ path: "", reason: "no_sliders" }];
    const refused = Object.entries(weights)
      .map(([path, text]) => ({ path, reason: reasonAgainst(data, path, String(text)) }))
      .filter(({ reason }) => reason);
    return refused.length ? refused : allZero(rulesUnder(data, weights));
  }

  // Nodes stand after all that they depend on. What a node came to the last time still holds where nothing that it looks
  // at is another thing now, so that a slider moves what stands above it and no more.
  function rescored(subject, rules) {
    const results = [];
    for (const node of rules.nodes) {
      const looked = lookedAt(node, results, rules);
      const last = subject.last[node.number];
      const isSame = last && looked.every((each, index) => each === last.looked[index]);
      if (!isSame) subject.last[node.number] = { looked, result: judged(node, results, subject, rules) };
      results.push(subject.last[node.number].result);
    }
    return new Map(results.map((result) => [result.path, result.asText]));
  }

  function lookedAt(node, results, rules) {
    const found = node.looksAt.map((number) => results[number]);
    for (const number of node.inputs ?? []) found.push(results[number], rules.weights[number]);
    return found;
  }

  function judged(node, results, subject, rules) {
    const result = judge(node, results, subject, rules);
    return { ...result, path: node.path, asText: asText(result) };
  }

  function asText({ outcome, score, lower, upper, coverage, bands, show }) {
    return {
      outcome,
      score: written(score),
      lower: written(lower),
      upper: written(upper),
      coverage: written(coverage),
      bands,
      show: { from: written(show.low), to: written(show.high), decimals: show.decimals, out_of: show.outOf },
    };
  }

  /** A value from 0 to 1, as exact text, as the library prints it: "+12", "17 of 40". show: of a result. */
  function shown(show, value) {
    return textAs(showOf(show), fractionOf(value));
  }

  /** What lies between two values, as exact text, as the library prints differences: "+3", "0", "-12". */
  function shownDifference(show, before, now) {
    return differenceAs(showOf(show), minus(fractionOf(now), fractionOf(before)));
  }

  /** An exact number in text as a number of JavaScript, which is near it: for places in a picture. */
  function near(value) {
    const { above, below } = fractionOf(value);
    return Number((above * 10n ** 18n) / below) / 1e18;
  }

  /** The weight that the rubric gives a node, as exact text; null where it differs between subjects. */
  function publishedWeight(data, path) {
    const weight = data.nodes.find((node) => node.path === path).weight ?? "1";
    return typeof weight === "string" ? weight : null;
  }

  // Weights in the address, as `w=sanctions:3,multilateral:1.5`: ids are unique in a rubric, so no paths are needed.

  const IGNORED_SHOWN = 60;

  function idOf(path) {
    return path.slice(path.lastIndexOf(".") + 1);
  }

  /** Weights for the fragment of an address, without its #; nothing where there are none. */
  function weightsToText(weights) {
    const parts = Object.entries(weights).map(([path, text]) => `${idOf(path)}:${text}`);
    return parts.length ? `w=${parts.join(",")}` : "";
  }

  /**
   * Weights from the fragment of an address, with or without its #. It never throws.
   *
   * Returns `weights` as `rescore` takes them, and `ignored`, what stands there and is no weight of these data: a
   * list of {text, reason}, with the reasons of `rescore`, and `repeated` for a second weight of one name.
   */
  function weightsFromText(text, data) {
    const [taken, ignored] = [new Map(), []];
    for (const part of partsOf(String(text))) {
      const [name, weight = ""] = part.split(/:(.*)/s);
      const path = pathOf(data, name);
      const reason = taken.has(path) ? "repeated" : reasonInText(data, path, weight);
      if (reason) ignored.push({ text: shortened(part), reason });
      else taken.set(path, weight);
    }
    return { weights: Object.fromEntries(taken), ignored };
  }

  function partsOf(text) {
    const found = text.replace(/^#/, "").split("&").find((part) => part.startsWith("w="));
    return decoded((found ?? "w=").slice("w=".length)).split(",").filter(Boolean);
  }

  // Some programs write signs of an address as %3A; what is no such sign stays as it is.
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function pathOf(data, name) {
    const found = (data.nodes ?? []).find((node) => node.path && (node.path === name || idOf(node.path) === name));
    return found ? found.path : "";
  }

  function reasonInText(data, path, weight) {
    return data.refused ? "no_sliders" : reasonAgainst(data, path, weight);
  }

  function shortened(text) {
    return text.length > IGNORED_SHOWN ? `${text.slice(0, IGNORED_SHOWN)}...` : text;
  }

  return { rescore, shown, shownDifference, near, publishedWeight, weightsToText, weightsFromText };
})();
