package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"runtime"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
	"github.com/goccy/go-yaml"
	"github.com/spf13/pflag"

	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/vocabulary/civil"
)

// settingsFile is read from the working directory unless --config names another.
const settingsFile = "forcestats.yaml"

// settings are every setting of the program. Each can stand in the settings
// file by its yaml name ("memory_mb"), in the environment by that in capitals
// behind envPrefix ("FORCESTATS_MEMORY_MB"), and as a flag by that with hyphens
// ("--memory-mb"); the later of these wins.
type settings struct {
	Sources      string        `yaml:"sources" doc:"folder of published files"`
	Outputs      string        `yaml:"outputs" doc:"folder of releases"`
	Parts        string        `yaml:"parts" doc:"store of what was read: a folder, or s3://bucket/prefix; empty is .state in the outputs"`
	Jobs         int           `yaml:"jobs" doc:"worker processes at once"`
	Deadline     time.Duration `yaml:"deadline" doc:"longest time for one document"`
	StageTime    time.Duration `yaml:"stage_time" doc:"longest time for listing, for reading, and for all that comes after; 0 is as long as it takes"`
	MemoryMB     int64         `yaml:"memory_mb" doc:"largest memory of one worker process, in MB"`
	SecondTime   time.Duration `yaml:"second_reader_time" doc:"longest time of the second PDF reader for one document"`
	CacheDir     string        `yaml:"cache_dir" doc:"folder of the compiled PDF engine; empty is .state in the outputs"`
	Geography    string        `yaml:"geography_date" doc:"date whose districts the statistics are for; empty is the newest known"`
	RunDate      string        `yaml:"run_date" doc:"date that open, overdue and days since count to; empty is today"`
	Engine       string        `yaml:"engine" doc:"what runs the statistics: duckdb or spark"`
	SparkMaster  string        `yaml:"spark_master" doc:"master of the Spark cluster, e.g. spark://host:7077 or local[*]"`
	EngineMB     int64         `yaml:"engine_memory_mb" doc:"memory of the embedded engine, in MB; beyond it, it spills to disk"`
	KeepReleases int           `yaml:"keep_releases" doc:"newest releases that always stay; 0 keeps every release and part"`
	KeepDays     int           `yaml:"keep_days" doc:"days for which older releases, and parts that no document has, stay too"`
	GateHeldBack float64       `yaml:"gate_held_back" doc:"largest share of rows held back that is still published"`
	GateRejected float64       `yaml:"gate_rejected" doc:"largest share of documents rejected that is still published"`
	GateDropped  float64       `yaml:"gate_dropped" doc:"largest fall of a publication's rows that is still published"`
	GateGone     float64       `yaml:"gate_gone" doc:"largest share of a publication's documents that may be gone since the last release"`
	GateTurned   float64       `yaml:"gate_turned" doc:"largest share of documents read for the last release that may be rejected or unrecognised now"`
	GateCouncils float64       `yaml:"gate_councils" doc:"largest share of districts that may have lost their figures in a table"`
	GateFactor   float64       `yaml:"gate_factor" doc:"largest factor by which the figures of a table may have moved together"`
	GateRevised  float64       `yaml:"gate_revised" doc:"largest share of a document's figures that may be revised by half or more"`
	GateShrunk   float64       `yaml:"gate_shrunk" doc:"largest share of an edition's figures that the next may lack"`
	GateDisagree int           `yaml:"gate_disagree" doc:"largest number of totals that may disagree in a document"`
	GateOwn      string        `yaml:"gate_publications" doc:"limits of single publications: ID:LIMIT=NUMBER[,...]; ...; LIMIT is a gate setting without gate_"`
	GateForces   int           `yaml:"gate_forces" doc:"largest number of police force areas that may have lost their figures in a table"`
}

// defaults has as many jobs as the process may use cores: GOMAXPROCS, unlike
// NumCPU, knows a container's limit.
func defaults() settings {
	g := gate.Default()
	return settings{
		Sources: "sources", Outputs: "outputs", Jobs: runtime.GOMAXPROCS(0), Deadline: 5 * time.Minute, StageTime: 12 * time.Hour, MemoryMB: 1024,
		SecondTime: 20 * time.Second, Engine: "duckdb", SparkMaster: "local[*]", EngineMB: 512,
		KeepReleases: 60, KeepDays: 90,
		GateHeldBack: g.HeldBack, GateRejected: g.Rejected, GateDropped: g.Dropped, GateForces: g.Forces,
		GateGone: g.Gone, GateTurned: g.Turned, GateCouncils: g.Councils, GateFactor: g.Factor, GateRevised: g.Revised,
		GateShrunk: g.Shrunk, GateDisagree: g.Disagree, GateOwn: gate.Own,
	}
}

// resolved are settings, and where each value came from by yaml name.
type resolved struct {
	settings
	origin map[string]string
}

// addFlags adds a flag for every setting.
func addFlags(flags *pflag.FlagSet) *settings {
	s := defaults()
	v := reflect.ValueOf(&s).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, doc := flagOf(f), f.Tag.Get("doc")
		switch p := v.Field(i).Addr().Interface().(type) {
		case *string:
			flags.StringVar(p, name, *p, doc)
		case *int:
			flags.IntVar(p, name, *p, doc)
		case *int64:
			flags.Int64Var(p, name, *p, doc)
		case *float64:
			flags.Float64Var(p, name, *p, doc)
		case *time.Duration:
			flags.DurationVar(p, name, *p, doc)
		default:
			panic("settings: no flag for the type of " + f.Name)
		}
	}
	return &s
}

// flagOf is the name of a setting's flag.
func flagOf(f reflect.StructField) string { return strings.ReplaceAll(f.Tag.Get("yaml"), "_", "-") }

const envPrefix = "FORCESTATS_"

// environment is what the environment says of settings, by their yaml names.
func environment() map[string]string {
	all := map[string]string{}
	for name, value := range env.ToMap(os.Environ()) {
		if rest, ok := strings.CutPrefix(name, envPrefix); ok && rest == strings.ToUpper(rest) {
			all[strings.ToLower(rest)] = value
		}
	}
	return all
}

// resolve layers defaults, the settings file, the environment and the flags
// that were given. file may be missing only if it was not asked for.
func resolve(file string, asked bool, flagged *settings, flags *pflag.FlagSet) (resolved, error) {
	r := resolved{defaults(), map[string]string{}}
	v := reflect.ValueOf(&r.settings).Elem()
	for i := range v.NumField() {
		r.origin[v.Type().Field(i).Tag.Get("yaml")] = "default"
	}
	if err := r.fromFile(file, asked); err != nil {
		return r, usageError{err}
	}
	given := environment()
	err := env.ParseWithOptions(&r.settings, env.Options{TagName: "yaml", Environment: given, OnSet: func(name string, _ any, _ bool) {
		if _, set := given[name]; set {
			r.origin[name] = envPrefix + strings.ToUpper(name)
		}
	}})
	if err != nil {
		return r, usageError{fmt.Errorf("environment: %w", err)}
	}
	byFlag := reflect.ValueOf(flagged).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if flag := flags.Lookup(flagOf(f)); flag != nil && flag.Changed {
			v.Field(i).Set(byFlag.Field(i))
			r.origin[f.Tag.Get("yaml")] = "--" + flag.Name
		}
	}
	if err := r.valid(); err != nil {
		return r, usageError{err}
	}
	return r, nil
}

func (r *resolved) fromFile(file string, asked bool) error {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && !asked {
		return nil
	}
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&r.settings); err != nil {
		return fmt.Errorf("%s: %s", file, yaml.FormatError(err, false, true))
	}
	var set map[string]any
	if err := yaml.Unmarshal(data, &set); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for name := range set {
		r.origin[name] = file
	}
	return nil
}

func (s *settings) valid() error {
	for _, d := range []struct{ name, value string }{{"geography_date", s.Geography}, {"run_date", s.RunDate}} {
		if _, err := optionalDate(d.value); err != nil {
			return fmt.Errorf("%s: %w", d.name, err)
		}
	}
	switch {
	case s.Jobs < 1:
		return fmt.Errorf("jobs: %d worker processes read nothing; give at least 1", s.Jobs)
	case s.Deadline <= 0:
		return fmt.Errorf("deadline: %s is no time to read a document in", s.Deadline)
	case s.StageTime < 0:
		return fmt.Errorf("stage_time: %s is no time to run in", s.StageTime)
	case s.MemoryMB < 256:
		return fmt.Errorf("memory_mb: %d MB are not enough to start a reader; give at least 256", s.MemoryMB)
	case strings.Contains(s.Outputs, "?"):
		return fmt.Errorf("outputs: %q: the engine takes what follows a ? for settings; choose another name", s.Outputs)
	case s.EngineMB < 64:
		return fmt.Errorf("engine_memory_mb: %d MB are not enough for the engine; give at least 64", s.EngineMB)
	case s.SecondTime <= 0:
		return fmt.Errorf("second_reader_time: %s is no time to read a document in", s.SecondTime)
	case s.Engine != "duckdb" && s.Engine != "spark":
		return fmt.Errorf("engine: %q is neither duckdb nor spark", s.Engine)
	}
	for _, l := range []struct {
		name  string
		share float64
	}{{"gate_held_back", s.GateHeldBack}, {"gate_rejected", s.GateRejected}, {"gate_dropped", s.GateDropped}, {"gate_gone", s.GateGone},
		{"gate_turned", s.GateTurned}, {"gate_councils", s.GateCouncils}, {"gate_revised", s.GateRevised}, {"gate_shrunk", s.GateShrunk}} {
		if !(l.share >= 0 && l.share <= 1) { // nor NaN
			return fmt.Errorf("%s: %v is no share; give a number from 0 to 1", l.name, l.share)
		}
	}
	switch {
	case s.KeepReleases < 0 || s.KeepDays < 0:
		return fmt.Errorf("keep_releases, keep_days: %d and %d: neither can be below 0", s.KeepReleases, s.KeepDays)
	case s.GateForces < 0:
		return fmt.Errorf("gate_forces: %d is no number of forces", s.GateForces)
	case s.GateDisagree < 0:
		return fmt.Errorf("gate_disagree: %d is no number of totals", s.GateDisagree)
	case !(s.GateFactor > 1):
		return fmt.Errorf("gate_factor: %v is no factor; give a number above 1", s.GateFactor)
	}
	if _, err := gate.ParseOwn(s.GateOwn, s.limits()); err != nil {
		return fmt.Errorf("gate_publications: %w", err)
	}
	return nil
}

func optionalDate(s string) (civil.Date, error) {
	if s == "" {
		return 0, nil
	}
	return civil.Parse(s)
}

// limits are the settings of the gate. They have been looked at by valid.
func (s *settings) limits() gate.Limits {
	l := gate.Limits{
		HeldBack: s.GateHeldBack, Rejected: s.GateRejected, Dropped: s.GateDropped, Gone: s.GateGone, Turned: s.GateTurned,
		Forces: s.GateForces, Councils: s.GateCouncils, Factor: s.GateFactor, Revised: s.GateRevised, Disagree: s.GateDisagree, Shrunk: s.GateShrunk,
	}
	l.Publications, _ = gate.ParseOwn(s.GateOwn, l)
	return l
}
