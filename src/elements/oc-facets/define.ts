import {defineElement} from '../../core/define-element.js';
import {OcFacets} from './oc-facets.js';

defineElement('oc-facets', OcFacets);

export {OcFacets};
