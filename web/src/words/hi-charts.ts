import type { enCharts } from './en-charts.ts';

/** The words of the dashboard's charts and figures, Hindi. */
export const hiCharts: typeof enCharts = {
  charts: {
    sales: 'बिक्री',
    purchases: 'खरीद',
    tax: 'कर',
    taxNote: 'बही के अनुसार, प्रतिलोम प्रभार और अग्रिम सहित',
    liability: 'देयता',
    itc: 'ITC',
    detail: 'विवरण देखें',
    nothing: 'पिछले छह महीनों में कुछ दर्ज नहीं है।',
    ages: 'अवधि के अनुसार बेमेल',
    age: 'दस्तावेज़ की आयु',
    days: '{{from}} से {{to}} दिन',
    older: '90 दिन और अधिक',
    atRisk: 'जोखिम में ITC',
    vendors: 'जिन विक्रेताओं से संपर्क करना है',
    vendor: 'विक्रेता',
    noMatch: 'यहाँ कुछ नहीं। अधिक देखने के लिए प्रतिपक्ष के बीजक डाउनलोड करके मिलान करें।',
    since: 'आपके पिछली बार आने के बाद:',
    news: {
      nothing: 'कुछ नहीं हुआ।',
      imports_one: '{{count, grouped}} आयात',
      imports_other: '{{count, grouped}} आयात',
      downloads_one: '{{count, grouped}} विवरण डाउनलोड हुआ',
      downloads_other: '{{count, grouped}} विवरण डाउनलोड हुए',
      done_one: '{{count, grouped}} कार्य पूरा',
      done_other: '{{count, grouped}} कार्य पूरे',
      failed_one: '{{count, grouped}} कार्य त्रुटियों सहित',
      failed_other: '{{count, grouped}} कार्य त्रुटियों सहित',
    },
  },
};
